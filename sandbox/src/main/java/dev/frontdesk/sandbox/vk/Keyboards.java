package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks keyboards. */
final class Keyboards {

    private static final Set<String> TYPES = Set.of("text", "callback", "open_link", "location", "vkpay", "open_app");
    private static final Set<String> COLORS = Set.of("primary", "secondary", "negative", "positive");
    private static final int LABEL_MAX = 40;
    private static final int PAYLOAD_MAX = 255;
    private static final int ROW_MAX = 5;

    private Keyboards() {}

    static @Nullable ObjectNode read(Group group, Params params) {
        ObjectNode keyboard = params.object("keyboard", 911);
        if (keyboard == null) {
            return null;
        }
        JsonNode rows = keyboard.path("buttons");
        boolean inline = keyboard.path("inline").asBoolean(false);
        check(rows.isArray() && !(inline && keyboard.path("one_time").asBoolean(false)));
        check(rows.size() <= (inline ? 6 : 10));
        int count = 0;
        for (JsonNode row : rows) {
            check(row.isArray() && !row.isEmpty() && row.size() <= ROW_MAX);
            count += row.size();
            row.forEach(Keyboards::button);
        }
        check(count <= (inline ? 10 : 40));
        if (!group.hasBotCapabilities()) {
            throw new ApiError(912);
        }
        return keyboard;
    }

    private static void button(JsonNode button) {
        JsonNode action = button.path("action");
        String type = action.path("type").asString("");
        boolean coloured = type.equals("text") || type.equals("callback");
        check(TYPES.contains(type));
        if (coloured || type.equals("open_link")) {
            String label = action.path("label").asString("");
            check(!label.isBlank() && label.length() <= LABEL_MAX);
        }
        check(!button.has("color")
                || (coloured && COLORS.contains(button.path("color").asString(""))));
        check(!type.equals("open_link") || action.path("link").asString("").startsWith("http"));
        check(!type.equals("callback") || action.has("payload"));
        if (action.has("payload")) {
            payload(action.path("payload"));
        }
    }

    private static void payload(JsonNode payload) {
        check(payload.isString() && payload.asString().length() <= PAYLOAD_MAX);
        try {
            Json.MAPPER.readTree(payload.asString());
        } catch (JacksonException e) {
            check(false);
        }
    }

    private static void check(boolean right) {
        if (!right) {
            throw new ApiError(911);
        }
    }
}
