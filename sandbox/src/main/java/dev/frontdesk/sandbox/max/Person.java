package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with an account at MAX: a person or a bot. */
record Person(
        long id,
        boolean bot,
        String firstName,
        String lastName,
        @Nullable String username,
        @Nullable String language) {

    String name() {
        return (firstName + " " + lastName).strip();
    }

    ObjectNode toJson(long now) {
        ObjectNode json = Json.object()
                .put("user_id", id)
                .put("first_name", firstName)
                .put("last_name", lastName)
                .put("is_bot", bot)
                .put("last_activity_time", now)
                .put("name", name());
        return username == null ? json : json.put("username", username);
    }
}
