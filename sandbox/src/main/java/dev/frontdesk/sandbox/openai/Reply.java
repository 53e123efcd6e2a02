package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the model says: text or tool calls, never both. */
record Reply(@Nullable String text, List<ToolCall> toolCalls, String finishReason) {

    static Reply calling(List<ToolCall> calls) {
        return new Reply(null, calls.stream().map(ToolCall::again).toList(), "tool_calls");
    }

    /** Text, ended early by a stop sequence or by the limit of tokens. */
    static Reply saying(String text, List<String> stops, int tokensMax) {
        int end = text.length();
        for (String stop : stops) {
            int at = text.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String said = text.substring(0, end);
        if (Tokens.count(said) <= tokensMax) {
            return new Reply(said, List.of(), "stop");
        }
        while (end > 0 && Tokens.count(said.subSequence(0, end)) > tokensMax) {
            end = said.offsetByCodePoints(end, -1);
        }
        return new Reply(said.substring(0, end), List.of(), "length");
    }

    int tokens() {
        int calls = toolCalls.stream()
                .mapToInt(call -> Tokens.count(call.name()) + Tokens.count(call.argumentsText()))
                .sum();
        return (text == null ? 0 : Tokens.count(text)) + calls;
    }

    JsonNode message() {
        ObjectNode message = Json.object();
        message.put("role", "assistant");
        message.put("content", text);
        message.putNull("refusal");
        if (!toolCalls.isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            toolCalls.forEach(call -> calls.add(callNode(call, call.argumentsText())));
        }
        return message;
    }

    private static ObjectNode callNode(ToolCall call, String arguments) {
        ObjectNode node = Json.object();
        node.put("id", call.id());
        node.put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", arguments);
        return node;
    }

    /** The message in pieces of a few words, each the {@code delta} of one event. */
    List<JsonNode> deltas(int words) {
        List<JsonNode> deltas = new ArrayList<>();
        ObjectNode first = Json.object();
        first.put("role", "assistant");
        first.put("content", text == null ? null : "");
        first.putNull("refusal");
        deltas.add(first);
        if (text != null) {
            pieces(text, words).forEach(piece -> deltas.add(Json.object().put("content", piece)));
        }
        for (int i = 0; i < toolCalls.size(); i++) {
            ToolCall call = toolCalls.get(i);
            deltas.add(callDelta(callNode(call, "").put("index", i)));
            for (String piece : pieces(call.argumentsText(), words)) {
                ObjectNode more = Json.object().put("index", i);
                more.putObject("function").put("arguments", piece);
                deltas.add(callDelta(more));
            }
        }
        return deltas;
    }

    private static JsonNode callDelta(ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    /** Cuts before every n-th word, so that joining the pieces gives the text again. */
    private static List<String> pieces(String text, int words) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int seen = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean wordBegins = Character.isWhitespace(text.charAt(i)) && !Character.isWhitespace(text.charAt(i - 1));
            if (wordBegins && ++seen % words == 0) {
                pieces.add(text.substring(start, i));
                start = i;
            }
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }
}
