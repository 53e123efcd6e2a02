package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans the answer to a chat completion: by the script where a rule matches, else out of the material in the prompt. */
final class ChatCompletions {

    private final Script script;

    ChatCompletions(Script script) {
        this.script = script;
    }

    Answer.Planned plan(JsonNode body) {
        ChatRequest request = ChatRequest.read(body);
        Rule rule = script.ruleFor(request).orElse(null);
        if (rule == null) {
            return new Answer.Planned(render(request, unscripted(request), 0), 0);
        }
        if (rule.status() >= 400) {
            Answer refusal =
                    Answer.Whole.error(ApiError.ofStatus(rule.status(), rule.code()), rule.retryAfterSeconds());
            return new Answer.Planned(refusal, rule.delayMs());
        }
        return new Answer.Planned(render(request, scripted(request, rule), rule.chunkDelayMs()), rule.delayMs());
    }

    private Reply scripted(ChatRequest request, Rule rule) {
        @Nullable String text = rule.text();
        if (!rule.toolCalls().isEmpty()) {
            return Reply.calling(rule.toolCalls());
        }
        return text == null ? unscripted(request) : say(request, text);
    }

    private Reply unscripted(ChatRequest request) {
        Optional<ChatRequest.ForcedTool> forced = request.forcedTool();
        if (forced.isPresent() && request.lastToolResult() == null) {
            JsonNode arguments = SchemaSample.of(forced.get().schema(), request.question());
            return Reply.calling(java.util.List.of(ToolCall.of(forced.get().name(), arguments)));
        }
        String answer = Answerer.answer(request);
        return say(
                request,
                request.answerSchema()
                        .map(schema -> SchemaSample.of(schema, answer).toString())
                        .orElse(answer));
    }

    private static Reply say(ChatRequest request, String text) {
        return Reply.saying(text, request.stops(), request.answerTokensMax());
    }

    private static Answer render(ChatRequest request, Reply reply, int chunkDelayMs) {
        ObjectNode frame = Json.object();
        frame.put(
                "id", "chatcmpl-" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE));
        frame.put("object", "chat.completion");
        frame.put("created", System.currentTimeMillis() / 1000);
        frame.put("model", request.model().id);
        frame.put("system_fingerprint", "fp_sandbox");
        ObjectNode usage = Json.object();
        usage.put("prompt_tokens", request.promptTokens());
        usage.put("completion_tokens", reply.tokens());
        usage.put("total_tokens", request.promptTokens() + reply.tokens());
        if (request.stream()) {
            return new Answer.Streamed(ChatChunks.of(reply, frame, usage, request.includeUsage()), chunkDelayMs, 0);
        }
        ObjectNode choice = Json.object();
        choice.put("index", 0);
        choice.set("message", reply.message());
        choice.putNull("logprobs");
        choice.put("finish_reason", reply.finishReason());
        frame.putArray("choices").add(choice);
        frame.set("usage", usage);
        return Answer.Whole.json(Json.MAPPER.writeValueAsBytes(frame));
    }
}
