package dev.frontdesk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools on OpenAI's wire. A stream brings the calls in pieces, each with its place. */
final class OpenAiCalls {

    /** No model means more; a broken one may go on for ever. */
    private static final int CALLS_MAX = 64;

    private static final int ARGUMENTS_MAX = 2_000_000;

    private final Map<Integer, Piece> pieces = new TreeMap<>();

    private static final class Piece {
        private final StringBuilder id = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    /** @param message whole, or the delta of a stream */
    OpenAiCalls add(JsonNode message) {
        int place = 0;
        for (JsonNode call : message.path("tool_calls")) {
            int index = call.path("index").asInt(place++);
            if (index < 0 || index >= CALLS_MAX) {
                continue;
            }
            Piece piece = pieces.computeIfAbsent(index, fresh -> new Piece());
            piece.id.append(call.path("id").asString(""));
            piece.name.append(call.path("function").path("name").asString(""));
            if (piece.arguments.length() < ARGUMENTS_MAX) {
                piece.arguments.append(call.path("function").path("arguments").asString(""));
            }
        }
        return this;
    }

    List<ToolCall> calls() {
        List<ToolCall> calls = new ArrayList<>();
        pieces.forEach((index, piece) -> calls.add(new ToolCall(
                piece.id.isEmpty() ? "call_" + index : piece.id.toString(),
                piece.name.toString(),
                piece.arguments.toString())));
        return calls;
    }

    static void write(ChatRequest request, ObjectNode body, ArrayNode messages) {
        if (request.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : request.tools()) {
            tools.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.schema());
        }
        for (ToolRound round : request.rounds()) {
            ChatReply reply = round.reply();
            ObjectNode asked = messages.addObject().put("role", "assistant").put("content", reply.text());
            ArrayNode calls = asked.putArray("tool_calls");
            for (ToolCall call : reply.calls()) {
                calls.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", call.arguments());
            }
            for (int i = 0; i < reply.calls().size(); i++) {
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", reply.calls().get(i).id())
                        .put("content", Prompt.result(round.results().get(i)));
            }
        }
    }
}
