package dev.frontdesk.tool;

import dev.frontdesk.tool.Outcome.Confirm;
import dev.frontdesk.tool.Outcome.Done;
import dev.frontdesk.tool.Outcome.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what came of a call, for models and for people, never longer than a model can take. */
@Component
class Results {

    private static final int JSON_MAX = 24_000;
    private static final int TEXT_MAX = 8_000;
    private static final int VALUE_MAX = 80;

    private final JsonMapper json;

    Results(JsonMapper json) {
        this.json = json;
    }

    String code(Outcome outcome) {
        return switch (outcome) {
            case Done done -> Made.DONE;
            case Confirm confirm -> Made.CONFIRM;
            case Refused refused -> refused.code().word();
        };
    }

    String text(Outcome outcome) {
        return cut(
                switch (outcome) {
                    case Done done -> done.text();
                    case Confirm confirm -> confirm.question();
                    case Refused refused -> refused.message() + candidates(refused);
                },
                TEXT_MAX);
    }

    private static String candidates(Refused refused) {
        return refused.candidates().stream()
                .limit(5)
                .map(each -> "\n- " + escaped(each.name()) + " (" + escaped(each.reference()) + ")")
                .collect(Collectors.joining());
    }

    String json(Outcome outcome) {
        return switch (outcome) {
            case Done done -> value(done.value());
            case Confirm confirm -> error(Made.CONFIRM, confirm.question()).toString();
            case Refused refused -> refusal(refused).toString();
        };
    }

    private String value(Object value) {
        String written;
        try {
            written = json.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("A tool's result cannot be written: " + value.getClass(), e);
        }
        return written.length() <= JSON_MAX
                ? written
                : json.createObjectNode()
                        .put("truncated", true)
                        .put("beginning", cut(written, JSON_MAX / 2))
                        .toString();
    }

    private ObjectNode error(String code, String message) {
        return json.createObjectNode().put("code", code).put("message", message);
    }

    private ObjectNode refusal(Refused refused) {
        ObjectNode node = error(refused.code().word(), cut(refused.message(), TEXT_MAX));
        if (refused.field() != null) {
            node.put("field", refused.field());
        }
        if (!refused.allowed().isEmpty()) {
            ArrayNode allowed = node.putArray("allowed");
            refused.allowed().stream().limit(50).forEach(allowed::add);
        }
        if (!refused.candidates().isEmpty()) {
            ArrayNode candidates = node.putArray("candidates");
            refused.candidates().stream()
                    .limit(5)
                    .forEach(each -> candidates
                            .addObject()
                            .put("reference", each.reference())
                            .put("name", each.name()));
        }
        return node;
    }

    /** Arguments in a few words, for the person who is to confirm them. */
    String described(Arguments arguments) {
        return new java.util.TreeMap<>(arguments.values())
                .entrySet().stream()
                        .map(each -> each.getKey().replace('_', ' ') + ": "
                                + escaped(cut(
                                        each.getValue() instanceof List<?>
                                                ? "…"
                                                : each.getValue().toString(),
                                        VALUE_MAX)))
                        .collect(Collectors.joining(", "));
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max) + "…";
    }

    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }
}
