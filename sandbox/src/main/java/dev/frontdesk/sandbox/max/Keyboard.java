package dev.frontdesk.sandbox.max;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an inline keyboard may be. */
final class Keyboard {

    private static final int ROWS_MAX = 30;
    private static final int ROW_MAX = 7;
    private static final int WIDE_ROW_MAX = 3;
    private static final int TEXT_MAX = 128;
    private static final int PAYLOAD_MAX = 1024;
    private static final int URL_MAX = 2048;
    private static final Set<String> WIDE = Set.of("link", "open_app", "request_contact", "request_geo_location");
    private static final Set<String> NARROW = Set.of("callback", "message", "clipboard");

    private Keyboard() {}

    static void check(JsonNode rows) {
        if (!rows.isArray() || rows.isEmpty()) {
            throw ApiError.payload("Can't deserialize body");
        }
        if (rows.size() > ROWS_MAX) {
            throw ApiError.payload("errors.maxRows");
        }
        for (JsonNode row : rows) {
            boolean wide = false;
            for (JsonNode button : row) {
                wide |= WIDE.contains(button.path("type").asString(""));
                button(button);
            }
            if (row.isEmpty() || row.size() > (wide ? WIDE_ROW_MAX : ROW_MAX)) {
                throw ApiError.payload("errors.maxRowSize");
            }
        }
    }

    private static void button(JsonNode button) {
        String type = button.path("type").asString("");
        if (!WIDE.contains(type) && !NARROW.contains(type)) {
            throw ApiError.payload("Can't deserialize body");
        }
        length("text", button.path("text").asString(""), 1, TEXT_MAX);
        length("payload", button.path("payload").asString(""), 0, PAYLOAD_MAX);
        length("url", button.path("url").asString(""), type.equals("link") ? 1 : 0, URL_MAX);
    }

    private static void length(String name, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw ApiError.payload(name + ": size must be between " + least + " and " + most);
        }
    }

    /** The callback button with this payload, or with this text. */
    static @Nullable JsonNode find(JsonNode keyboard, @Nullable String payload, @Nullable String text) {
        for (JsonNode row : keyboard.path("payload").path("buttons")) {
            for (JsonNode button : row) {
                boolean meant = payload != null
                        ? payload.equals(button.path("payload").asString(null))
                        : button.path("text").asString("").equals(text);
                if (meant && button.path("type").asString("").equals("callback")) {
                    return button;
                }
            }
        }
        return null;
    }
}
