package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A call of a function that the caller declared; the wire carries the arguments as text, which a model may get wrong. */
record ToolCall(String id, String name, String argumentsText) {

    static ToolCall of(String name, JsonNode arguments) {
        String text = arguments.isString() ? arguments.stringValue() : arguments.toString();
        return new ToolCall(freshId(), name, text);
    }

    static ToolCall read(JsonNode node) {
        JsonNode function = node.path("function");
        return new ToolCall(
                node.path("id").asString(""),
                function.path("name").asString(""),
                function.path("arguments").asString(""));
    }

    private static String freshId() {
        return "call_" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    /** The same call with an id of its own: one rule of a script answers many requests. */
    ToolCall again() {
        return new ToolCall(freshId(), name, argumentsText);
    }

    boolean asksTheSameAs(ToolCall other) {
        JsonNode mine = arguments();
        return name.equals(other.name)
                && (mine == null ? argumentsText.equals(other.argumentsText) : mine.equals(other.arguments()));
    }

    private @Nullable JsonNode arguments() {
        try {
            return Json.MAPPER.readTree(argumentsText);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
