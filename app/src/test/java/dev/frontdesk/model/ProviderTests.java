package dev.frontdesk.model;

import static dev.frontdesk.model.Asking.HOURS;
import static dev.frontdesk.model.Asking.KEY;
import static dev.frontdesk.model.Asking.question;
import static dev.frontdesk.model.Asking.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ModelFailure.Kind;
import dev.frontdesk.model.TinyServer.Asked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each provider in the shapes of its own documentation. */
class ProviderTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void asksOpenAi() {
        try (TinyServer server = TinyServer.saying("""
                {"id": "c1", "object": "chat.completion", "created": 1, "model": "test",
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": "At 8:30 [1].", "refusal": null},
                              "logprobs": null, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 70, "completion_tokens": 4, "total_tokens": 74}}
                """)) {
            ChatReply reply = new OpenAiClient()
                    .chat(target(server.address("/v1/")), "test")
                    .reply(question("When do you open?", HOURS));

            assertThat(reply).isEqualTo(new ChatReply("At 8:30 [1].", List.of(HOURS), new Usage(70, 4)));
            Asked asked = server.asked.getFirst();
            assertThat(asked.target()).isEqualTo("/v1/chat/completions");
            assertThat(asked.headers()).contains("authorization: Bearer " + KEY);
            assertThat(asked.body()).doesNotContain(KEY);
            JsonNode body = JSON.readTree(asked.body());
            assertThat(body.path("max_tokens").intValue()).isEqualTo(321);
            assertThat(roles(body.path("messages"))).containsExactly("system", "user", "assistant", "user");
            assertThat(body.path("messages").path(3).path("content").stringValue())
                    .isEqualTo("When do you open?");
        }
    }

    @Test
    void streamsOpenAi() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", """
                data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

                : a comment

                data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"At "},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"8:30."},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"id":"c1","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":25,"completion_tokens":15,"total_tokens":40}}

                data: [DONE]

                """)) {
            assertStreams(new OpenAiClient().chat(target(server.address("/v1")), "test"), new Usage(25, 15));
        }
    }

    @Test
    void hearsAnErrorInTheMiddleOfAStream() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", """
                data: {"error": {"message": "The server had an error", "type": "server_error"}}

                """)) {
            ChatModel model = new OpenAiClient().chat(target(server.address("/v1")), "test");

            assertThat(failure(() -> model.stream(question("Hi"), text -> {})))
                    .hasMessage("The model reports: The server had an error");
        }
    }

    @Test
    void putsVectorsInTheOrderOfTheTexts() {
        try (TinyServer server = TinyServer.saying("""
                {"object": "list", "model": "embed-test",
                 "data": [{"object": "embedding", "index": 1, "embedding": [0.2, 0.2]},
                          {"object": "embedding", "index": 0, "embedding": [0.1, 0.1]}],
                 "usage": {"prompt_tokens": 4, "total_tokens": 4}}
                """)) {
            EmbeddingModel model = new OpenAiClient().embedding(target(server.address("/v1")), "embed-test");

            assertThat(model.embed(List.of("first", "second")))
                    .containsExactly(new float[] {0.1f, 0.1f}, new float[] {0.2f, 0.2f});
            assertThat(model.name()).startsWith("openai/127.0.0.1:").endsWith("/embed-test");
        }
    }

    @Test
    void refusesVectorsOfAnotherLength() {
        try (TinyServer server = TinyServer.saying("""
                {"data": [{"index": 0, "embedding": [0.2, 0.2]}, {"index": 1, "embedding": [0.1]}]}
                """)) {
            EmbeddingModel model = new OpenAiClient().embedding(target(server.address("/v1")), "embed-test");

            assertThat(failure(() -> model.embed(List.of("first", "second"))).kind())
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void asksAnthropic() {
        try (TinyServer server = TinyServer.saying("""
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-test",
                 "content": [{"type": "text", "text": "At 8:30 [1]."}],
                 "stop_reason": "end_turn", "stop_sequence": null,
                 "usage": {"input_tokens": 120, "output_tokens": 7}}
                """)) {
            ChatReply reply = new AnthropicClient()
                    .chat(target(server.address("/v1")), "claude-test")
                    .reply(question("When do you open?", HOURS));

            assertThat(reply).isEqualTo(new ChatReply("At 8:30 [1].", List.of(HOURS), new Usage(120, 7)));
            Asked asked = server.asked.getFirst();
            assertThat(asked.target()).isEqualTo("/v1/messages");
            assertThat(asked.headers())
                    .contains("x-api-key: " + KEY)
                    .anyMatch(line -> line.startsWith("anthropic-version: "));
            JsonNode body = JSON.readTree(asked.body());
            assertThat(body.path("max_tokens").intValue()).isEqualTo(321);
            assertThat(body.path("system").toString())
                    .contains("You stand at the counter.", "We open at 8:30 on weekdays.");
            assertThat(roles(body.path("messages"))).containsExactly("user", "assistant", "user");
        }
    }

    @Test
    void streamsAnthropic() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-test","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: ping
                data: {"type":"ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"At "}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"8:30."}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}}

                event: message_stop
                data: {"type":"message_stop"}

                """)) {
            assertStreams(new AnthropicClient().chat(target(server.address("/v1")), "claude-test"), new Usage(25, 15));
            assertThat(server.asked.getFirst().body()).contains("\"stream\"");
        }
    }

    @Test
    void hearsAnthropicBeOverloadedInTheMiddleOfAStream() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-test","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}

                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

                """)) {
            ChatModel model = new AnthropicClient().chat(target(server.address("/v1")), "claude-test");

            assertThat(failure(() -> model.stream(question("Hi"), text -> {})).kind())
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void asksGemini() {
        try (TinyServer server = TinyServer.saying("""
                {"candidates": [{"content": {"parts": [{"text": "At 8:30 [1]."}], "role": "model"},
                                 "finishReason": "STOP", "index": 0}],
                 "usageMetadata": {"promptTokenCount": 90, "candidatesTokenCount": 6, "totalTokenCount": 96},
                 "modelVersion": "gemini-test", "responseId": "r1"}
                """)) {
            ChatReply reply = new GeminiClient()
                    .chat(target(server.address("/v1beta")), "gemini-test")
                    .reply(question("When do you open?", HOURS));

            assertThat(reply).isEqualTo(new ChatReply("At 8:30 [1].", List.of(HOURS), new Usage(90, 6)));
            Asked asked = server.asked.getFirst();
            assertThat(asked.target()).isEqualTo("/v1beta/models/gemini-test:generateContent");
            assertThat(asked.headers()).contains("x-goog-api-key: " + KEY);
            JsonNode body = JSON.readTree(asked.body());
            assertThat(body.path("generationConfig").path("maxOutputTokens").intValue())
                    .isEqualTo(321);
            assertThat(body.path("systemInstruction").toString()).contains("We open at 8:30 on weekdays.");
            assertThat(roles(body.path("contents"))).containsExactly("user", "model", "user");
        }
    }

    @Test
    void streamsGemini() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", """
                data: {"candidates": [{"content": {"parts": [{"text": "At "}], "role": "model"}, "index": 0}], "usageMetadata": {"promptTokenCount": 25}, "modelVersion": "gemini-test", "responseId": "r1"}

                data: {"candidates": [{"content": {"parts": [{"text": "8:30."}], "role": "model"}, "finishReason": "STOP", "index": 0}], "usageMetadata": {"promptTokenCount": 25, "candidatesTokenCount": 15, "totalTokenCount": 40}, "modelVersion": "gemini-test", "responseId": "r1"}

                """)) {
            assertStreams(new GeminiClient().chat(target(server.address("/v1beta")), "gemini-test"), new Usage(25, 15));
            assertThat(server.asked.getFirst().target()).contains(":streamGenerateContent?alt=sse");
        }
    }

    @Test
    void knowsGeminisWayOfRefusingAKey() {
        try (TinyServer server = TinyServer.saying(400, "application/json", """
                {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                           "status": "INVALID_ARGUMENT", "details": [{"reason": "API_KEY_INVALID"}]}}
                """)) {
            ChatModel model = new GeminiClient().chat(target(server.address("/v1beta")), "gemini-test");

            assertThat(failure(() -> model.reply(question("Hi"))).kind()).isEqualTo(Kind.BAD_KEY);
        }
    }

    @Test
    void embedsPassagesAndQuestionsDifferentlyWithGemini() {
        try (TinyServer server = TinyServer.saying("""
                {"embedding": {"values": [0.1, 0.2, 0.3]}, "embeddings": [{"values": [0.1, 0.2, 0.3]}]}
                """)) {
            EmbeddingModel model = new GeminiClient().embedding(target(server.address("/v1beta")), "embed-test");

            assertThat(model.embed(List.of("A passage"))).singleElement().isEqualTo(new float[] {0.1f, 0.2f, 0.3f});
            assertThat(model.embedQuestion("A question?")).hasSize(3);
            assertThat(model.dimension()).isEqualTo(3);
            assertThat(server.asked.getFirst().body()).contains("RETRIEVAL_DOCUMENT");
            assertThat(server.asked.getLast().body()).contains("RETRIEVAL_QUERY");
        }
    }

    @Test
    void asksOllama() {
        try (TinyServer server = TinyServer.saying("""
                {"model": "llama-test", "created_at": "2026-10-01T10:00:00Z",
                 "message": {"role": "assistant", "content": "At 8:30 [1]."},
                 "done": true, "done_reason": "stop", "prompt_eval_count": 80, "eval_count": 5}
                """)) {
            ChatReply reply = new OllamaClient()
                    .chat(target(server.address("")), "llama-test")
                    .reply(question("When do you open?", HOURS));

            assertThat(reply).isEqualTo(new ChatReply("At 8:30 [1].", List.of(HOURS), new Usage(80, 5)));
            Asked asked = server.asked.getFirst();
            assertThat(asked.target()).isEqualTo("/api/chat");
            JsonNode body = JSON.readTree(asked.body());
            assertThat(body.path("stream").booleanValue()).isFalse();
            assertThat(body.path("options").path("num_predict").intValue()).isEqualTo(321);
            assertThat(body.path("options").path("num_ctx").intValue()).isEqualTo(16_384);
            assertThat(roles(body.path("messages"))).containsExactly("system", "user", "assistant", "user");
        }
    }

    @Test
    void streamsOllama() {
        try (TinyServer server = TinyServer.streaming("application/x-ndjson", """
                {"model":"llama-test","created_at":"2026-10-01T10:00:00Z","message":{"role":"assistant","content":"At "},"done":false}
                {"model":"llama-test","created_at":"2026-10-01T10:00:00Z","message":{"role":"assistant","content":"8:30."},"done":false}
                {"model":"llama-test","created_at":"2026-10-01T10:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":25,"eval_count":15}
                """)) {
            assertStreams(new OllamaClient().chat(target(server.address("")), "llama-test"), new Usage(25, 15));
        }
    }

    @Test
    void hearsThatOllamaHasNoSuchModel() {
        try (TinyServer server = TinyServer.saying(404, "application/json", """
                {"error": "model 'llama-test' not found"}
                """)) {
            ChatModel model = new OllamaClient().chat(target(server.address("")), "llama-test");

            ModelFailure failure = failure(() -> model.reply(question("Hi")));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure).hasMessageContaining("model 'llama-test' not found");
        }
    }

    @Test
    void embedsWithOllama() {
        try (TinyServer server = TinyServer.saying("""
                {"model": "embed-test", "embeddings": [[0.5, 0.5]]}
                """)) {
            EmbeddingModel model = new OllamaClient().embedding(target(server.address("")), "embed-test");

            assertThat(model.dimension()).isEqualTo(2);
            assertThat(failure(() -> model.embed(List.of("one", "two")))).hasMessage("1 vectors came back for 2 texts");
            assertThat(server.asked.getLast().target()).isEqualTo("/api/embed");
        }
    }

    private static void assertStreams(ChatModel model, Usage usage) {
        List<String> tokens = new ArrayList<>();

        ChatReply reply = model.stream(question("When do you open?", HOURS), tokens::add);

        assertThat(tokens).containsExactly("At ", "8:30.");
        assertThat(reply).isEqualTo(new ChatReply("At 8:30.", List.of(HOURS), usage));
    }

    private static ModelFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ModelFailure.class, call);
    }

    private static List<String> roles(JsonNode messages) {
        List<String> roles = new ArrayList<>();
        messages.forEach(message -> roles.add(message.path("role").asString()));
        return roles;
    }
}
