package dev.frontdesk.connectors.vk;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Who we are. */
record Community(long id, String name, String screenName) {

    /** @param answer of {@code groups.getById} */
    static Community of(JsonNode answer) {
        JsonNode group = answer.path("groups").path(0);
        return new Community(
                group.path("id").asLong(0),
                group.path("name").asString(""),
                group.path("screen_name").asString(""));
    }

    /** Whether it is meant by an id, {@code club…}, a screen name, or an address with one of them. */
    boolean isNamed(String typed) {
        String name = typed.toLowerCase(Locale.ROOT)
                .replaceFirst("^(https?://)?(m\\.)?vk\\.(ru|com)/", "")
                .replaceFirst("^@", "")
                .replaceFirst("/$", "");
        return name.equalsIgnoreCase(screenName)
                || name.replaceFirst("^(club|public|event|-)", "").equals(Long.toString(id));
    }
}
