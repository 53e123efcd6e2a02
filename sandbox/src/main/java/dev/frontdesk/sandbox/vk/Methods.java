package dev.frontdesk.sandbox.vk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every method there is, by name. */
final class Methods {

    /** Carried out while nobody else works on the community. */
    @FunctionalInterface
    interface Call {
        JsonNode of(Group group, Params params);
    }

    /** @param right that the token must have, empty for none */
    record Entry(String right, Call call) {}

    private final Map<String, Entry> entries = new HashMap<>();

    Methods(Vk vk) {
        new GroupMethods(vk).addTo(this);
        new CallbackMethods().addTo(this);
        new LongPollMethods(vk).addTo(this);
        new SendMethods(vk).addTo(this);
        new MessageMethods(vk).addTo(this);
        new HistoryMethods(vk).addTo(this);
        new UploadMethods(vk).addTo(this);
    }

    void add(String name, String right, Call call) {
        entries.put(name, new Entry(right, call));
    }

    @Nullable Entry find(String name) {
        return entries.get(name);
    }
}
