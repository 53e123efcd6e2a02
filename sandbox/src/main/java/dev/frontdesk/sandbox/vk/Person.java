package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user of VK.
 *
 * @param language what their app speaks, an IETF tag
 * @param deactivated {@code deleted} or {@code banned}, null for neither
 */
record Person(
        long id,
        String firstName,
        String lastName,
        @Nullable String domain,
        String language,
        @Nullable String deactivated,
        boolean closed) {

    String name() {
        return (firstName + " " + lastName).strip();
    }

    /** As {@code users.get} shows it. */
    ObjectNode profile() {
        ObjectNode profile = Json.object()
                .put("id", id)
                .put("first_name", deactivated == null ? firstName : "DELETED")
                .put("last_name", deactivated == null ? lastName : "");
        if (deactivated != null) {
            return profile.put("deactivated", deactivated);
        }
        return profile.put("can_access_closed", !closed).put("is_closed", closed);
    }

    /** The number VK gives to the language. */
    int languageId() {
        return switch (language) {
            case "ru" -> 0;
            case "uk" -> 1;
            case "be" -> 2;
            default -> 3;
        };
    }
}
