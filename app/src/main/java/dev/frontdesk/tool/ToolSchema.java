package dev.frontdesk.tool;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the arguments of a tool as JSON Schema, closed to names it does not know. */
public final class ToolSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ToolSchema() {}

    /** An object with {@code properties}, {@code required} and {@code additionalProperties: false}; a foreign one as it is. */
    public static ObjectNode of(Tool tool) {
        return tool.schema() != null ? tool.schema().deepCopy() : object(tool.parameters());
    }

    private static ObjectNode object(Iterable<Parameter> parameters) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Parameter parameter : parameters) {
            properties.set(parameter.name(), property(parameter));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(Parameter parameter) {
        ObjectNode node = JSON.createObjectNode();
        switch (parameter.kind()) {
            case TEXT -> node.put("type", "string").put("maxLength", parameter.max());
            case NUMBER -> node.put("type", "integer").put("minimum", 0).put("maximum", parameter.max());
            case MONEY -> node.put("type", "string").put("pattern", "^\\d{1,10}(\\.\\d{1,2})?$");
            case DATE -> node.put("type", "string").put("format", "date");
            case TIME -> node.put("type", "string").put("format", "date-time");
            case FLAG -> node.put("type", "boolean");
            case CHOICE -> {
                ArrayNode allowed = node.put("type", "string").putArray("enum");
                parameter.allowed().forEach(allowed::add);
            }
            case REFERENCE -> node.put("type", "string").put("maxLength", parameter.max());
            case ITEMS ->
                node.put("type", "array").put("maxItems", parameter.max()).set("items", object(parameter.fields()));
        }
        return node.put("description", parameter.description());
    }
}
