package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A chat completion as asked for, checked the way the provider checks it. */
record ChatRequest(
        SandboxModel model,
        List<ChatMessage> messages,
        boolean stream,
        boolean includeUsage,
        Optional<ForcedTool> forcedTool,
        Optional<JsonNode> answerSchema,
        int answerTokensMax,
        List<String> stops,
        int promptTokens) {

    /** A function that {@code tool_choice} obliges the model to call, with the schema of its arguments. */
    record ForcedTool(String name, JsonNode schema) {}

    ChatRequest {
        messages = List.copyOf(messages);
        stops = List.copyOf(stops);
    }

    static ChatRequest read(JsonNode body) {
        String modelId = Fields.text(body, "model");
        if (modelId == null || modelId.isBlank()) {
            throw ApiError.invalid(null, null, "you must provide a model parameter");
        }
        SandboxModel model = SandboxModel.of(modelId);
        if (model.embeds()) {
            throw new ApiError(
                    404,
                    "invalid_request_error",
                    "model",
                    null,
                    "This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/embeddings?");
        }
        List<ChatMessage> messages = messages(body.path("messages"));
        checkToolAnswers(messages);
        checkRanges(body);
        int promptTokens = messages.stream().mapToInt(ChatMessage::tokens).sum() + schemaTokens(body.path("tools"));
        if (promptTokens > model.contextTokens) {
            throw ApiError.tooLong(model.contextTokens, promptTokens);
        }
        return new ChatRequest(
                model,
                messages,
                Fields.flag(body, "stream"),
                Fields.flag(body.path("stream_options"), "include_usage"),
                forcedTool(body),
                answerSchema(body.path("response_format")),
                Fields.number(body, "max_completion_tokens", Fields.number(body, "max_tokens", Integer.MAX_VALUE)),
                stops(body.path("stop")),
                promptTokens);
    }

    private static List<ChatMessage> messages(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            throw ApiError.missing("messages");
        }
        if (!node.isArray()) {
            throw ApiError.invalid(
                    "messages", "invalid_type", "Invalid type for 'messages': expected an array of objects.");
        }
        if (node.isEmpty()) {
            throw ApiError.invalid(
                    "messages",
                    "empty_array",
                    "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.");
        }
        List<ChatMessage> messages = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            messages.add(ChatMessage.read(node.get(i), i));
        }
        return messages;
    }

    private static void checkToolAnswers(List<ChatMessage> messages) {
        Set<String> awaited = new HashSet<>();
        for (ChatMessage message : messages) {
            if (message.isTool()) {
                if (!awaited.remove(String.valueOf(message.toolCallId()))) {
                    throw ApiError.invalid(
                            "messages",
                            null,
                            "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.");
                }
            } else {
                refuseUnanswered(awaited);
                message.toolCalls().forEach(call -> awaited.add(call.id()));
            }
        }
        refuseUnanswered(awaited);
    }

    private static void refuseUnanswered(Set<String> awaited) {
        if (!awaited.isEmpty()) {
            throw ApiError.invalid(
                    "messages",
                    null,
                    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'."
                            + " The following tool_call_ids did not have response messages: "
                            + String.join(", ", awaited));
        }
    }

    private static void checkRanges(JsonNode body) {
        double temperature = body.path("temperature").asDouble(1);
        if (temperature < 0 || temperature > 2) {
            throw ApiError.invalid(
                    "temperature",
                    "decimal_out_of_range",
                    "Invalid 'temperature': expected a value between 0 and 2, but got " + temperature + " instead.");
        }
        if (Fields.number(body, "n", 1) != 1) {
            throw ApiError.invalid("n", "unsupported_value", "Unsupported value: 'n' must be 1 with this model.");
        }
    }

    private static int schemaTokens(JsonNode tools) {
        for (JsonNode tool : tools) {
            if (Fields.text(tool.path("function"), "name") == null) {
                throw ApiError.missing("tools[].function.name");
            }
        }
        return tools.isEmpty() ? 0 : Tokens.count(tools.toString());
    }

    private static Optional<ForcedTool> forcedTool(JsonNode body) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isMissingNode()
                || choice.isNull()
                || (choice.isString() && !choice.asString().equals("required"))) {
            return Optional.empty();
        }
        String wanted = Fields.text(choice.path("function"), "name");
        for (JsonNode tool : body.path("tools")) {
            String name = Fields.text(tool.path("function"), "name");
            if (name != null && (wanted == null || wanted.equals(name))) {
                return Optional.of(new ForcedTool(name, tool.path("function").path("parameters")));
            }
        }
        throw ApiError.invalid("tool_choice", null, "Invalid value for 'tool_choice': no such function in 'tools'.");
    }

    private static Optional<JsonNode> answerSchema(JsonNode format) {
        return switch (format.path("type").asString("text")) {
            case "json_schema" -> Optional.of(format.path("json_schema").path("schema"));
            case "json_object" -> Optional.of(Json.object());
            default -> Optional.empty();
        };
    }

    private static List<String> stops(JsonNode stop) {
        List<String> stops = new ArrayList<>();
        if (stop.isString()) {
            stops.add(stop.stringValue());
        }
        stop.forEach(each -> stops.add(each.asString("")));
        stops.removeIf(String::isEmpty);
        return stops;
    }

    /** Text of the last message written by the user; empty when there is none. */
    String question() {
        return messages.reversed().stream()
                .filter(ChatMessage::isUser)
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /** What was said after the last user message: the model's tool calls and their results. */
    List<ChatMessage> sinceQuestion() {
        int start = messages.size();
        while (start > 0 && !messages.get(start - 1).isUser()) {
            start--;
        }
        return messages.subList(start, messages.size());
    }

    boolean alreadyMade(ToolCall call) {
        return sinceQuestion().stream()
                .flatMap(message -> message.toolCalls().stream())
                .anyMatch(call::asksTheSameAs);
    }

    @Nullable ChatMessage lastToolResult() {
        ChatMessage last = messages.getLast();
        return last.isTool() ? last : null;
    }
}
