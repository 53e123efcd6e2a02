package dev.frontdesk.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Tells LangChain4j of tools, calls and results. */
final class LangChainTools {

    private LangChainTools() {}

    static List<ToolSpecification> specifications(List<ToolDefinition> tools) {
        return tools.stream()
                .map(tool -> ToolSpecification.builder()
                        .name(tool.name())
                        .description(tool.description())
                        .parameters(object(tool.schema()))
                        .build())
                .toList();
    }

    private static JsonObjectSchema object(JsonNode schema) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder().additionalProperties(false);
        schema.path("properties")
                .properties()
                .forEach(each -> object.addProperty(each.getKey(), element(each.getValue())));
        return object.required(strings(schema.path("required"))).build();
    }

    private static JsonSchemaElement element(JsonNode schema) {
        String description = schema.path("description").asString("");
        if (schema.has("enum")) {
            return JsonEnumSchema.builder()
                    .description(description)
                    .enumValues(strings(schema.path("enum")))
                    .build();
        }
        return switch (schema.path("type").asString("")) {
            case "integer" ->
                JsonIntegerSchema.builder().description(description).build();
            case "boolean" ->
                JsonBooleanSchema.builder().description(description).build();
            case "object" -> object(schema);
            case "array" ->
                JsonArraySchema.builder()
                        .description(description)
                        .items(element(schema.path("items")))
                        .build();
            default -> JsonStringSchema.builder().description(description).build();
        };
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    /** The model's own message where it is at hand: it may hold what the provider wants back. */
    static List<ChatMessage> messages(List<ToolRound> rounds) {
        List<ChatMessage> messages = new ArrayList<>();
        for (ToolRound round : rounds) {
            ChatReply reply = round.reply();
            messages.add(reply.echo() instanceof AiMessage own ? own : AiMessage.from(requests(reply.calls())));
            for (int i = 0; i < reply.calls().size(); i++) {
                messages.add(ToolExecutionResultMessage.from(
                        request(reply.calls().get(i)),
                        Prompt.result(round.results().get(i))));
            }
        }
        return messages;
    }

    private static List<ToolExecutionRequest> requests(List<ToolCall> calls) {
        return calls.stream().map(LangChainTools::request).toList();
    }

    private static ToolExecutionRequest request(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(call.arguments())
                .build();
    }

    static List<ToolCall> calls(AiMessage message) {
        if (!message.hasToolExecutionRequests()) {
            return List.of();
        }
        List<ToolCall> calls = new ArrayList<>();
        for (ToolExecutionRequest each : message.toolExecutionRequests()) {
            calls.add(new ToolCall(
                    Objects.requireNonNullElse(each.id(), "call_" + calls.size()),
                    Objects.requireNonNullElse(each.name(), ""),
                    Objects.requireNonNullElse(each.arguments(), "")));
        }
        return calls;
    }
}
