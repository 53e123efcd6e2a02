package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plainest value that a JSON schema allows, with a given text in its string fields. */
final class SchemaSample {

    private static final int DEPTH_MAX = 20;

    private SchemaSample() {}

    static JsonNode of(JsonNode schema, String text) {
        JsonNode sample = value(schema, text, 0);
        return sample.isObject() && sample.isEmpty() && !schema.has("properties")
                ? Json.object().put("answer", text)
                : sample;
    }

    private static JsonNode value(JsonNode schema, String text, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (!schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        for (String choice : new String[] {"anyOf", "oneOf"}) {
            if (!schema.path(choice).isEmpty() && depth < DEPTH_MAX) {
                return value(schema.path(choice).get(0), text, depth + 1);
            }
        }
        JsonNode type = schema.path("type");
        return switch ((type.isArray() ? type.path(0) : type).asString("object")) {
            case "string" -> nodes.stringNode(text);
            case "integer" -> nodes.numberNode(schema.path("minimum").asLong(1));
            case "number" -> nodes.numberNode(schema.path("minimum").asDouble(1));
            case "boolean" -> nodes.booleanNode(true);
            case "null" -> nodes.nullNode();
            case "array" -> nodes.arrayNode();
            default -> object(schema, text, depth);
        };
    }

    private static JsonNode object(JsonNode schema, String text, int depth) {
        ObjectNode object = Json.object();
        for (JsonNode name : schema.path("required")) {
            if (depth < DEPTH_MAX) {
                object.set(name.asString(), value(schema.path("properties").path(name.asString()), text, depth + 1));
            }
        }
        return object;
    }
}
