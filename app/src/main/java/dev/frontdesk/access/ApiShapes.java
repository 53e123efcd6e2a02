package dev.frontdesk.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the schemas of an OpenAPI description: as a list of fields, and as an example. */
final class ApiShapes {

    /** Deeper there is nothing that a reader needs. */
    private static final int DEPTH_MAX = 4;

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("email", "ada@shop.example"),
            Map.entry("name", "Reception"),
            Map.entry("title", "Opening hours"),
            Map.entry("text", "When do you open?"),
            Map.entry("question", "When do you open?"),
            Map.entry("answer", "At nine."),
            Map.entry("reply", "At nine."),
            Map.entry("passage", "We open at nine."),
            Map.entry("prompt", "Be brief and kind."),
            Map.entry("command", "/booking"),
            Map.entry("role", "employee"),
            Map.entry("language", "en"),
            Map.entry("connector", "telegram"),
            Map.entry("settings", Map.of("token", "123456:ABC…")));

    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "0198c0de-7a11-7000-8000-000000000001",
            "date-time", "2026-01-31T09:30:00Z",
            "uri", "https://shop.example");

    private final JsonNode description;

    ApiShapes(JsonNode description) {
        this.description = description;
    }

    /** What a reference points to; what may also be null counts as what it is otherwise. */
    private JsonNode shape(JsonNode schema) {
        if (schema.has("$ref")) {
            return description.at(schema.get("$ref").asString().substring(1));
        }
        return schema.has("anyOf") ? shape(schema.get("anyOf").get(0)) : schema;
    }

    List<ApiField> fields(JsonNode schema) {
        List<ApiField> fields = new ArrayList<>();
        collect("", schema, 0, fields);
        return fields;
    }

    private void collect(String prefix, JsonNode schema, int depth, List<ApiField> into) {
        JsonNode shape = shape(schema);
        if (shape.has("items")) {
            collect(prefix.isEmpty() ? "[]." : prefix, shape.get("items"), depth, into);
        } else if (depth < DEPTH_MAX) {
            Set<String> required = required(shape);
            shape.path("properties").properties().forEach(property -> {
                String name = prefix + property.getKey();
                JsonNode inner = property.getValue();
                into.add(new ApiField(name, "", type(inner), required.contains(property.getKey()), words(inner)));
                collect(name + (shape(inner).has("items") ? "[]." : "."), inner, depth + 1, into);
            });
        }
    }

    private static Set<String> required(JsonNode shape) {
        Set<String> required = new LinkedHashSet<>();
        shape.path("required").forEach(name -> required.add(name.asString()));
        return required;
    }

    private static String words(JsonNode schema) {
        return schema.path("description").asString("");
    }

    /** Such as {@code string · uuid}, {@code object[]} or {@code integer, null}. */
    String type(JsonNode schema) {
        JsonNode shape = shape(schema);
        if (shape.has("items")) {
            return type(shape.get("items")) + "[]";
        }
        String type = plainType(shape);
        String format = shape.path("format").asString("");
        boolean telling = !format.isEmpty() && !format.matches("int32|int64|double");
        return telling ? type + " · " + format : type;
    }

    private static String plainType(JsonNode shape) {
        JsonNode type = shape.path("type");
        return StreamSupport.stream((type.isArray() ? type : List.of(type)).spliterator(), false)
                .map(each -> each.asString(""))
                .filter(each -> !each.equals("null"))
                .findFirst()
                .filter(each -> !each.isEmpty())
                .orElse("any");
    }

    String example(JsonNode schema) {
        return PRETTY.writeValueAsString(value("", schema, 0));
    }

    /** On one line. */
    String shortExample(JsonNode schema) {
        return JsonMapper.shared().writeValueAsString(value("", schema, 0));
    }

    private @Nullable Object value(String name, JsonNode schema, int depth) {
        JsonNode shape = shape(schema);
        Object telling = BY_FORMAT.get(shape.path("format").asString(""));
        if (telling == null) {
            telling = BY_NAME.get(name);
        }
        String type = plainType(shape);
        if (name.equals("nextCursor")) {
            return null;
        }
        return switch (type) {
            case "array" ->
                depth < DEPTH_MAX + 1 ? List.of(orDots(value("", shape.path("items"), depth + 1))) : List.of();
            case "object" -> telling instanceof Map ? telling : object(shape, depth);
            case "integer" -> 1;
            case "number" -> 0.5;
            case "boolean" -> true;
            default -> telling == null ? "…" : telling;
        };
    }

    private static Object orDots(@Nullable Object value) {
        return value == null ? "…" : value;
    }

    private Map<String, @Nullable Object> object(JsonNode shape, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (depth <= DEPTH_MAX) {
            shape.path("properties")
                    .properties()
                    .forEach(property ->
                            object.put(property.getKey(), value(property.getKey(), property.getValue(), depth + 1)));
        }
        return object;
    }
}
