package dev.frontdesk.tool;

import dev.frontdesk.panel.Phrases;
import dev.frontdesk.platform.PlainNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes arguments of what a model or an agent wrote, and names everything that is wrong with it at once. */
final class ArgumentReader {

    /** Nothing a person asks for is longer. */
    private static final int LENGTH_MAX = 100_000;

    private static final int MISTAKES_MAX = 12;
    private static final Pattern MONEY = Pattern.compile("\\d{1,10}(?:\\.\\d{1,2})?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Faults are in the reader's language, the first one's argument beside them. */
    record Read(Arguments arguments, List<Fault> faults) {}

    /** @param allowed what would have been accepted */
    record Fault(String argument, String message, List<String> allowed) {}

    private final Phrases words;
    private final List<Fault> faults = new ArrayList<>();

    private ArgumentReader(Phrases words) {
        this.words = words;
    }

    static Read read(Tool tool, String json, Phrases words) {
        return read(tool.schema() == null ? tool.parameters() : null, json, words);
    }

    /** @param parameters null: whatever is sent, for its receiver to check */
    private static Read read(@Nullable List<Parameter> parameters, String json, Phrases words) {
        ArgumentReader reader = new ArgumentReader(words);
        if (json.length() > LENGTH_MAX) {
            reader.fault("", "long", LENGTH_MAX);
            return new Read(new Arguments(Map.of()), reader.faults);
        }
        JsonNode node;
        try {
            node = json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JacksonException broken) {
            reader.fault("", "json");
            return new Read(new Arguments(Map.of()), reader.faults);
        }
        return new Read(parameters == null ? reader.foreign(node) : reader.object(parameters, node, ""), reader.faults);
    }

    private Arguments foreign(JsonNode node) {
        if (!node.isObject()) {
            fault("", "object");
            return new Arguments(Map.of());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        return new Arguments(values);
    }

    private Arguments object(List<Parameter> parameters, JsonNode node, String at) {
        if (!node.isObject()) {
            fault(at, "object");
            return new Arguments(Map.of());
        }
        List<String> known = parameters.stream().map(Parameter::name).toList();
        node.propertyNames().stream().filter(name -> !known.contains(name)).forEach(name -> {
            String shown = name.length() <= 64 ? name : name.substring(0, 64);
            add(new Fault(at + shown, words.say("tool.invalid.unknown", at + shown), known));
        });
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            JsonNode value = node.path(parameter.name());
            boolean blank = value.isString() && value.stringValue().isBlank();
            if (value.isMissingNode() || value.isNull() || blank) {
                if (parameter.required()) {
                    fault(at + parameter.name(), "missing");
                }
            } else {
                value(parameter, value, at + parameter.name()).ifPresent(read -> values.put(parameter.name(), read));
            }
        }
        return new Arguments(values);
    }

    private Optional<Object> value(Parameter parameter, JsonNode value, String at) {
        return switch (parameter.kind()) {
            case TEXT -> text(parameter, value, at);
            case REFERENCE -> value.isIntegralNumber() ? Optional.of(value.asString()) : text(parameter, value, at);
            case NUMBER -> number(parameter, value, at);
            case MONEY -> money(value, at);
            case DATE -> date(value, at);
            case TIME -> time(value, at);
            case FLAG -> value.isBoolean() ? Optional.of(value.booleanValue()) : none(at, "flag");
            case CHOICE -> choice(parameter, value, at);
            case ITEMS -> items(parameter, value, at);
        };
    }

    private Optional<Object> text(Parameter parameter, JsonNode value, String at) {
        if (!value.isString()) {
            return none(at, "text");
        }
        String text = value.stringValue().strip();
        if (text.length() > parameter.max()) {
            return none(at, "long", parameter.max());
        }
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        return control ? none(at, "text") : Optional.of(text);
    }

    private Optional<Object> number(Parameter parameter, JsonNode value, String at) {
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= parameter.max();
        return fits ? Optional.of(value.longValue()) : none(at, "number", parameter.max());
    }

    /** Models often write a bare number. */
    private Optional<Object> money(JsonNode value, String at) {
        String text = value.isNumber() ? PlainNumber.of(value) : value.asString("");
        return MONEY.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : none(at, "money");
    }

    private Optional<Object> date(JsonNode value, String at) {
        try {
            return Optional.of(LocalDate.parse(value.asString("")));
        } catch (DateTimeParseException e) {
            return none(at, "date");
        }
    }

    private Optional<Object> time(JsonNode value, String at) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asString("")));
        } catch (DateTimeParseException e) {
            return none(at, "time");
        }
    }

    private Optional<Object> choice(Parameter parameter, JsonNode value, String at) {
        String text = value.asString("");
        if (value.isString() && parameter.allowed().contains(text)) {
            return Optional.of(text);
        }
        String allowed = parameter.allowed().stream().collect(Collectors.joining(", "));
        add(new Fault(at, words.say("tool.invalid.choice", at, allowed), parameter.allowed()));
        return Optional.empty();
    }

    private Optional<Object> items(Parameter parameter, JsonNode value, String at) {
        if (!value.isArray() || value.size() > parameter.max()) {
            return none(at, "items", parameter.max());
        }
        List<Arguments> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(object(parameter.fields(), value.get(i), at + "[" + i + "]."));
        }
        return Optional.of(List.copyOf(items));
    }

    private Optional<Object> none(String at, String problem, Object... values) {
        fault(at, problem, values);
        return Optional.empty();
    }

    private void fault(String at, String problem, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = at;
        System.arraycopy(values, 0, all, 1, values.length);
        add(new Fault(at, words.say("tool.invalid." + problem, all), List.of()));
    }

    private void add(Fault fault) {
        if (faults.size() < MISTAKES_MAX) {
            faults.add(fault);
        }
    }
}
