package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text without its marks, and where they stood. */
record Formatted(String text, List<Mark> marks) {

    /** What a mark does to its characters, as the wire names it in lower case. */
    enum Effect {
        STRONG,
        EMPHASIZED,
        MONOSPACED,
        LINK,
        STRIKETHROUGH,
        UNDERLINE,
        USER_MENTION,
        HEADING,
        HIGHLIGHTED,
        QUOTE
    }

    /**
     * @param from in UTF-16 units
     * @param target address of a link, id of a mentioned user, else null
     */
    record Mark(Effect type, int from, int length, @Nullable String target) {}

    Formatted {
        marks = List.copyOf(marks);
    }

    static Formatted plain(String text) {
        return new Formatted(text, List.of());
    }

    ArrayNode markup() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Mark mark : marks) {
            ObjectNode each = list.addObject().put("type", mark.type.name().toLowerCase(Locale.ROOT));
            each.put("from", mark.from).put("length", mark.length);
            if (mark.target != null && mark.type == Effect.LINK) {
                each.put("url", mark.target);
            } else if (mark.target != null) {
                each.put("user_id", Long.parseLong(mark.target));
            }
        }
        return list;
    }
}
