package dev.frontdesk.project;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.PlainNumber;
import dev.frontdesk.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a form and gathers everything that is wrong with it. */
final class Check {

    private final JsonNode form;
    private final List<Problem.Field> problems = new ArrayList<>();

    Check(JsonNode form) {
        this.form = form;
        if (!form.isObject()) {
            throw new Problem.Invalid("", "Send a JSON object.");
        }
    }

    boolean has(String field) {
        return form.hasNonNull(field);
    }

    /** Whether the field is there and null, which removes what was saved. */
    boolean removes(String field) {
        return form.has(field) && form.get(field).isNull();
    }

    /** Trimmed; {@code otherwise} when absent or null. */
    String text(String field, String otherwise, int lengthMax) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode value = form.get(field);
        if (!value.isString()) {
            problem(field, "Must be a text.");
            return otherwise;
        }
        String text = value.stringValue().strip();
        if (text.length() > lengthMax) {
            problem(field, Words.here().say("panel.invalid.long", lengthMax, text.length()));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            problem(field, Words.here().say("panel.invalid.control"));
        }
        return text;
    }

    /** As {@link #text}, on one line and not empty. */
    String line(String field, String otherwise, int lengthMax) {
        String text = text(field, otherwise, lengthMax);
        if (text.isEmpty()) {
            problem(field, Words.here().say("panel.invalid.empty"));
        } else if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            problem(field, Words.here().say("panel.invalid.line"));
        }
        return text;
    }

    @Nullable String optional(String field, int lengthMax) {
        String text = text(field, "", lengthMax);
        return text.isEmpty() ? null : text;
    }

    /** A number as it was written, as text or as a number of JSON; null when absent, null or blank. */
    @Nullable String amount(String field) {
        if (has(field) && form.get(field).isNumber()) {
            return PlainNumber.of(form.get(field));
        }
        return optional(field, 20);
    }

    int number(String field, int otherwise, int min, int max) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode value = form.get(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            problem(field, "Must be a whole number from " + min + " to " + max + ".");
            return otherwise;
        }
        return value.intValue();
    }

    List<String> texts(String field, List<String> otherwise, int countMax, int lengthMax) {
        if (!has(field)) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        JsonNode values = form.get(field);
        for (JsonNode value : values) {
            if (value.isString()
                    && !value.stringValue().isBlank()
                    && value.stringValue().length() <= lengthMax) {
                texts.add(value.stringValue().strip());
            }
        }
        if (!values.isArray() || texts.size() != values.size() || texts.size() > countMax) {
            problem(field, "Must be a list of at most " + countMax + " names.");
            return otherwise;
        }
        return texts;
    }

    void problem(String field, String message) {
        if (problems.stream().noneMatch(each -> each.field().equals(field))) {
            problems.add(new Problem.Field(field, message));
        }
    }

    boolean faulty(String field) {
        return problems.stream().anyMatch(each -> each.field().equals(field));
    }

    void done() {
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }
}
