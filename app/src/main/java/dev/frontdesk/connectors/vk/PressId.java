package dev.frontdesk.connectors.vk;

/** What it takes to answer a pressed button: its id, who pressed it and where. */
record PressId(String event, long user, long peer) {

    static PressId parse(String id) {
        String[] parts = id.split("/", 3);
        return new PressId(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return event + "/" + user + "/" + peer;
    }
}
