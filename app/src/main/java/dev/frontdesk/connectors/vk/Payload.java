package dev.frontdesk.connectors.vk;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a button carries, in JSON: {@code {"choice": …}} is ours, {@code {"command": "start"}} VK's own Start button.
 *
 * @param choice null where the button is not one of ours
 */
record Payload(@Nullable String choice, boolean isStart) {

    private static final Payload NONE = new Payload(null, false);

    /** Of a text button it comes as a text. */
    static Payload of(String json) {
        if (json.isEmpty()) {
            return NONE;
        }
        try {
            return of(VkApi.JSON.readTree(json));
        } catch (JacksonException e) {
            return NONE; // people's own programs may put anything there
        }
    }

    static Payload of(JsonNode payload) {
        return new Payload(
                payload.path("choice").asString(null),
                "start".equals(payload.path("command").asString("")));
    }

    static String json(String choice) {
        return VkApi.JSON.createObjectNode().put("choice", choice).toString();
    }
}
