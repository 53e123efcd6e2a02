package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a bot wants to say, checked.
 *
 * @param attachments null: those there are stay
 * @param replyTo id of the message it answers
 */
record NewMessage(
        Formatted text,
        boolean hasText,
        @Nullable ArrayNode attachments,
        @Nullable String replyTo) {

    private static final int TEXT_MAX = 4000;

    static NewMessage of(Bot bot, JsonNode body) {
        JsonNode text = body.path("text");
        if (!text.isMissingNode() && !text.isNull() && !text.isString()) {
            throw ApiError.payload("Can't deserialize body");
        }
        String written = text.asString("");
        // counted as it comes, marks included
        if (written.length() > TEXT_MAX) {
            throw ApiError.payload("text: size must be between 0 and " + TEXT_MAX);
        }
        Formatted formatted = formatted(written, body.path("format").asString(null));
        ArrayNode attachments =
                body.path("attachments") instanceof ArrayNode list ? Attachments.checked(bot, list) : null;
        return new NewMessage(formatted, text.isString(), attachments, replyTo(body.path("link")));
    }

    private static Formatted formatted(String text, @Nullable String format) {
        return switch (format) {
            case null -> Formatted.plain(text);
            case "html" -> HtmlFormat.parse(text);
            case "markdown" -> MarkdownFormat.parse(text);
            default -> throw ApiError.payload("format: unknown value " + format);
        };
    }

    private static @Nullable String replyTo(JsonNode link) {
        if (!link.isObject()) {
            return null;
        }
        String type = link.path("type").asString("");
        if (!type.equals("reply") && !type.equals("forward")) {
            throw ApiError.payload("link: unknown type " + type);
        }
        return type.equals("reply") ? link.path("mid").asString(null) : null;
    }

    /** Refuses a message of which nothing could be seen. */
    void requireContent() {
        boolean shows = attachments != null && !attachments.isEmpty() && !Attachments.onlyKeyboard(attachments);
        if (!shows && !isVisible(text.text())) {
            throw ApiError.payload("text: must have visible characters");
        }
    }

    private static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.CONTROL);
    }

    ArrayNode attachmentsOr(ArrayNode otherwise) {
        return attachments == null ? otherwise : attachments;
    }

    static ArrayNode none() {
        return Json.MAPPER.createArrayNode();
    }
}
