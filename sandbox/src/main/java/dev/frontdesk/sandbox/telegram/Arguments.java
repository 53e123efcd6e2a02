package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call, whichever way they were encoded; an empty text counts as absent. */
final class Arguments {

    static final Arguments NONE = new Arguments(Json.object(), Map.of());

    private final ObjectNode values;
    private final Map<String, Upload> uploads;

    Arguments(ObjectNode values, Map<String, Upload> uploads) {
        this.values = values;
        this.uploads = uploads;
    }

    boolean has(String name) {
        return text(name) != null;
    }

    /** Numbers, booleans and structures come as their JSON text. */
    @Nullable String text(String name) {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        return text.isEmpty() ? null : text;
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** What is not a number counts as 0, as with the provider. */
    long integer(String name, long otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    int integer(String name, int otherwise, int min, int max) {
        return (int) Math.clamp(integer(name, otherwise), min, max);
    }

    boolean flag(String name) {
        return switch (text(name, "").toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            default -> false;
        };
    }

    /** A structure: an object or array of a JSON body, or a text that contains one. */
    @Nullable JsonNode json(String name, String whatFor) {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            return value;
        }
        if (value.asString().isEmpty()) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(value.asString());
        } catch (JacksonException e) {
            throw Refusal.badRequest("can't parse " + whatFor + " JSON object");
        }
    }

    @Nullable Upload upload(String name) {
        return uploads.get(name);
    }

    ObjectNode values() {
        return values;
    }
}
