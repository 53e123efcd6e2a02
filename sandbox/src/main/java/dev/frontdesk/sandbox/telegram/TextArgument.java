package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import dev.frontdesk.sandbox.telegram.markup.Markup;
import dev.frontdesk.sandbox.telegram.markup.MarkupException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Reads a text or caption with its markup. Limits count UTF-16 code units, the strictest reading of the rules. */
final class TextArgument {

    static final int TEXT_MAX = 4096;
    private static final int CAPTION_MAX = 1024;
    private static final int RAW_BYTES_MAX = 32_768;

    private TextArgument() {}

    static FormattedText text(Arguments arguments) {
        FormattedText text = parse(arguments, "text", "entities");
        if (text.isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.length() > TEXT_MAX) {
            throw Refusal.badRequest("message is too long");
        }
        return text;
    }

    /** A text that may be empty, as in a draft. */
    static FormattedText optionalText(Arguments arguments) {
        FormattedText text = parse(arguments, "text", "entities");
        if (text.length() > TEXT_MAX) {
            throw Refusal.badRequest("message is too long");
        }
        return text;
    }

    static FormattedText caption(Arguments arguments) {
        FormattedText caption = parse(arguments, "caption", "caption_entities");
        if (caption.length() > CAPTION_MAX) {
            throw Refusal.badRequest("message caption is too long");
        }
        return caption;
    }

    private static FormattedText parse(Arguments arguments, String name, String entitiesName) {
        String source = arguments.text(name, "");
        if (source.length() > RAW_BYTES_MAX / 4 && source.getBytes(StandardCharsets.UTF_8).length > RAW_BYTES_MAX) {
            throw Refusal.badRequest("text is too long");
        }
        String mode = arguments.text("parse_mode");
        try {
            JsonNode listed = mode == null ? arguments.json(entitiesName, "entities") : null;
            if (listed == null) {
                return Markup.parse(source, mode);
            }
            if (!listed.isArray()) {
                throw Refusal.badRequest("can't parse entities: expected an Array");
            }
            return Markup.listed(source, listed);
        } catch (MarkupException e) {
            String what = mode == null ? "can't parse MessageEntity: " : "can't parse entities: ";
            throw Refusal.badRequest(what + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("unsupported parse_mode");
        }
    }
}
