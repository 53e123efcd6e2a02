package dev.frontdesk.sandbox.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.sandbox.Sandbox;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiEmulatorTests {

    private static final String TOOLS = """
            "tools": [{"type": "function", "function": {"name": "book", "parameters": {"type": "object",
              "properties": {"day": {"type": "string"}, "seats": {"type": "integer"}}, "required": ["day", "seats"]}}}]""";

    private Sandbox sandbox;
    private ModelClient model;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(0);
        model = ModelClient.of(sandbox.port());
    }

    @AfterAll
    void stop() {
        model.close();
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        assertThat(model.send("DELETE", "/control/openai", "").statusCode()).isEqualTo(204);
    }

    private static JsonNode error(HttpResponse<String> response) {
        return ModelClient.json(response).path("error");
    }

    @Test
    void answersInTheShapeOfACompletion() {
        model.order("/script", "[{\"match\": \"hello\", \"text\": \"Hi there!\"}]");

        JsonNode completion = model.chat("You are kind.", "Well, Hello!");

        assertThat(completion.path("object").asString()).isEqualTo("chat.completion");
        assertThat(completion.path("model").asString()).isEqualTo("sandbox-chat");
        JsonNode choice = completion.path("choices").path(0);
        assertThat(choice.path("message").path("role").asString()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asString()).isEqualTo("Hi there!");
        assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
        JsonNode usage = completion.path("usage");
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt())
                .isPositive();
    }

    @Test
    void streamsTheSameTextInPieces() {
        String text = "One two three four five six seven — восемь девять 💐 ten.";
        model.order("/script", "[{\"text\": \"" + text + "\"}]");

        HttpResponse<String> response = model.post("/chat/completions", """
                {"model": "sandbox-chat", "stream": true, "stream_options": {"include_usage": true},
                 "messages": [{"role": "user", "content": "count"}]}""");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        List<String> events = ModelClient.events(response);
        assertThat(events.getLast()).isEqualTo("[DONE]");
        List<JsonNode> chunks = events.stream()
                .limit(events.size() - 1)
                .map(ModelClient.MAPPER::readTree)
                .toList();
        StringBuilder joined = new StringBuilder();
        chunks.forEach(chunk -> joined.append(
                chunk.path("choices").path(0).path("delta").path("content").asString("")));
        assertThat(joined).hasToString(text);
        assertThat(chunks)
                .hasSizeGreaterThan(4)
                .allSatisfy(chunk -> assertThat(chunk.path("object").asString()).isEqualTo("chat.completion.chunk"));
        assertThat(chunks.getLast().path("choices").isEmpty()).isTrue();
        assertThat(chunks.getLast().path("usage").path("completion_tokens").asInt())
                .isPositive();
        assertThat(chunks.get(chunks.size() - 2)
                        .path("choices")
                        .path(0)
                        .path("finish_reason")
                        .asString())
                .isEqualTo("stop");
    }

    @Test
    void leavesUsageOutOfAStreamUnlessAsked() {
        HttpResponse<String> response = model.post(
                "/chat/completions",
                "{\"model\": \"sandbox-chat\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}");

        assertThat(ModelClient.events(response)).noneMatch(event -> event.contains("\"usage\""));
    }

    @Test
    void callsAToolOnceAndThenSpeaks() {
        model.order("/script", """
                [{"match": "book", "toolCall": {"name": "book", "arguments": {"day": "Monday", "seats": 2}}},
                 {"match": "book", "text": "Booked."}]""");
        String user = "{\"role\": \"user\", \"content\": \"Please book\"}";

        JsonNode first = ModelClient.json(model.post(
                "/chat/completions", "{\"model\": \"sandbox-chat\", \"messages\": [" + user + "], " + TOOLS + "}"));
        JsonNode message = first.path("choices").path(0).path("message");
        JsonNode call = message.path("tool_calls").path(0);

        assertThat(first.path("choices").path(0).path("finish_reason").asString())
                .isEqualTo("tool_calls");
        assertThat(message.path("content").isNull()).isTrue();
        assertThat(call.path("function").path("name").asString()).isEqualTo("book");
        assertThat(ModelClient.MAPPER.readTree(
                        call.path("function").path("arguments").asString()))
                .isEqualTo(ModelClient.MAPPER.readTree("{\"day\": \"Monday\", \"seats\": 2}"));

        String result =
                "{\"role\": \"tool\", \"tool_call_id\": \"" + call.path("id").asString() + "\", \"content\": \"ok\"}";
        JsonNode second = ModelClient.json(model.post(
                "/chat/completions",
                "{\"model\": \"sandbox-chat\", \"messages\": [" + user + "," + message + "," + result + "], " + TOOLS
                        + "}"));

        assertThat(second.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("Booked.");
    }

    @Test
    void streamsTheArgumentsOfAToolCall() {
        model.order(
                "/script",
                "[{\"toolCall\": {\"name\": \"note\", \"arguments\": {\"text\": \"a b c d e f g h i j\"}}}]");

        List<String> events = ModelClient.events(
                model.post(
                        "/chat/completions",
                        "{\"model\": \"sandbox-chat\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}"));

        StringBuilder arguments = new StringBuilder();
        StringBuilder names = new StringBuilder();
        events.stream()
                .filter(event -> event.startsWith("{"))
                .map(ModelClient.MAPPER::readTree)
                .forEach(chunk -> {
                    JsonNode function = chunk.path("choices")
                            .path(0)
                            .path("delta")
                            .path("tool_calls")
                            .path(0)
                            .path("function");
                    arguments.append(function.path("arguments").asString(""));
                    names.append(function.path("name").asString(""));
                });
        assertThat(names).hasToString("note");
        assertThat(ModelClient.MAPPER
                        .readTree(arguments.toString())
                        .path("text")
                        .asString())
                .isEqualTo("a b c d e f g h i j");
        assertThat(events).anyMatch(event -> event.contains("\"finish_reason\":\"tool_calls\""));
    }

    @Test
    void obeysAToolChoice() {
        JsonNode completion = ModelClient.json(model.post(
                "/chat/completions",
                "{\"model\": \"sandbox-chat\", \"tool_choice\": \"required\", " + TOOLS
                        + ", \"messages\": [{\"role\": \"user\", \"content\": \"Friday\"}]}"));

        JsonNode function = completion
                .path("choices")
                .path(0)
                .path("message")
                .path("tool_calls")
                .path(0)
                .path("function");
        assertThat(ModelClient.MAPPER.readTree(function.path("arguments").asString()))
                .isEqualTo(ModelClient.MAPPER.readTree("{\"day\": \"Friday\", \"seats\": 1}"));
    }

    @Test
    void refusesAToolCallLeftWithoutResult() {
        HttpResponse<String> response = model.post("/chat/completions", """
                {"model": "sandbox-chat", "messages": [{"role": "user", "content": "x"},
                 {"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function",
                   "function": {"name": "book", "arguments": "{}"}}]},
                 {"role": "user", "content": "and?"}]}""");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).path("message").asString()).contains("call_1");
    }

    @Test
    void fillsTheSchemaOfAStructuredAnswer() {
        JsonNode completion = ModelClient.json(model.post("/chat/completions", """
                {"model": "sandbox-chat", "messages": [{"role": "user", "content": "hello"}],
                 "response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object",
                   "properties": {"mood": {"enum": ["good", "bad"]}, "reply": {"type": "string"}},
                   "required": ["mood", "reply"]}}}}"""));

        JsonNode answer = ModelClient.MAPPER.readTree(completion
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString());
        assertThat(answer.path("mood").asString()).isEqualTo("good");
        assertThat(answer.path("reply").asString()).isEqualTo("Hello! How can I help you?");
    }

    @Test
    void stopsAtTheTokenLimitAndAtAStopSequence() {
        model.order("/script", "[{\"text\": \"alpha beta gamma STOP delta\"}]");

        JsonNode limited = ModelClient.json(
                model.post(
                        "/chat/completions",
                        "{\"model\": \"sandbox-chat\", \"max_tokens\": 2, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}"));
        JsonNode stopped = ModelClient.json(
                model.post(
                        "/chat/completions",
                        "{\"model\": \"sandbox-chat\", \"stop\": \" STOP\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}"));

        assertThat(limited.path("choices").path(0).path("finish_reason").asString())
                .isEqualTo("length");
        assertThat(limited.path("usage").path("completion_tokens").asInt()).isEqualTo(2);
        assertThat(stopped.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("alpha beta gamma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-proj-looks-real-but-is-not-0001"})
    void refusesForeignKeys(String key) {
        HttpResponse<String> response = model.withKey(key).post("/chat/completions", ModelClient.chatBody("s", "u"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(error(response).path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error(response).path("code").asString("")).isEqualTo(key.isEmpty() ? "" : "invalid_api_key");
        assertThat(response.body()).doesNotContain("looks-real");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"messages": [{"role": "user", "content": "x"}]}                              | 400 |
            {"model": "sandbox-chat"}                                                     | 400 | missing_required_parameter
            {"model": "sandbox-chat", "messages": []}                                     | 400 | empty_array
            {"model": "sandbox-chat", "messages": [{"role": "boss", "content": "x"}]}     | 400 | invalid_value
            {"model": "sandbox-chat", "messages": [{"role": "user"}]}                     | 400 | invalid_type
            {"model": "gpt-nowhere", "messages": [{"role": "user", "content": "x"}]}      | 404 | model_not_found
            {"model": "sandbox-embed", "messages": [{"role": "user", "content": "x"}]}    | 404 |
            {"model": "sandbox-chat", "temperature": 3, "messages": [{"role": "user", "content": "x"}]} | 400 | decimal_out_of_range
            {"model":                                                                     | 400 |
            [1]                                                                           | 400 |
            """)
    void refusesBadRequests(String body, int status, String code) {
        HttpResponse<String> response = model.post("/chat/completions", body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error(response).path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error(response).path("code").asString(null)).isEqualTo(code);
    }

    @Test
    void refusesAPromptLongerThanTheContext() {
        String body = ModelClient.chatBody("word ".repeat(5_000), "x").replace("sandbox-chat", "sandbox-chat-short");

        HttpResponse<String> response = model.post("/chat/completions", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).path("code").asString()).isEqualTo("context_length_exceeded");
        assertThat(error(response).path("message").asString()).contains("4096");
    }

    @Test
    void refusesABodyOverTheLimit() {
        HttpResponse<String> response = model.post(
                "/embeddings", "{\"model\": \"sandbox-embed\", \"input\": \"" + "x".repeat(33 << 20) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void listsItsModels() {
        JsonNode list = ModelClient.json(model.send("GET", "/openai/v1/models", ""));

        assertThat(list.path("data").findValuesAsString("id"))
                .containsExactly("sandbox-chat", "sandbox-chat-short", "sandbox-embed", "sandbox-embed-large");
        assertThat(model.send("GET", "/openai/v1/models/sandbox-embed", "").statusCode())
                .isEqualTo(200);
        assertThat(model.send("GET", "/openai/v1/models/other", "").statusCode())
                .isEqualTo(404);
        assertThat(model.post("/images", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesByScriptWithRetryAfter() {
        model.order("/script", "[{\"match\": \"busy\", \"status\": 429, \"retryAfter\": 7, \"once\": true}]");

        HttpResponse<String> first = model.post("/chat/completions", ModelClient.chatBody("s", "are you busy"));
        HttpResponse<String> second = model.post("/chat/completions", ModelClient.chatBody("s", "are you busy"));

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(error(first).path("code").asString()).isEqualTo("rate_limit_exceeded");
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void matchesByRegularExpression() {
        model.order("/script", "[{\"match\": \"/^цена .*роз/\", \"text\": \"100\"}, {\"text\": \"other\"}]");

        assertThat(model.answer("s", "Цена букета роз?")).isEqualTo("100");
        assertThat(model.answer("s", "Какая цена роз?")).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{\"mach\": \"x\"}]", "[{\"match\": \"/(/\"}]", "[{\"toolCall\": {}}]", "nonsense"})
    void refusesAScriptThatItCannotFollow(String script) {
        HttpResponse<String> response = model.order("/script", script);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ModelClient.json(response).path("detail").asString()).isNotEmpty();
    }

    @Test
    void actsUpAsOrderedUntilCleared() {
        model.order("/faults", "{\"status\": 503}");
        assertThat(model.post("/chat/completions", ModelClient.chatBody("s", "x"))
                        .statusCode())
                .isEqualTo(503);

        model.order("/faults", "{\"html\": true}");
        HttpResponse<String> html = model.post("/chat/completions", ModelClient.chatBody("s", "x"));
        assertThat(html.statusCode()).isEqualTo(502);
        assertThat(html.body()).contains("<html>");

        model.order("/faults", "{\"retryAfter\": 3, \"times\": 1}");
        assertThat(model.post("/embeddings", "{\"model\": \"sandbox-embed\", \"input\": \"x\"}")
                        .headers()
                        .firstValue("Retry-After"))
                .hasValue("3");
        assertThat(model.post("/chat/completions", ModelClient.chatBody("s", "x"))
                        .statusCode())
                .isEqualTo(200);

        model.order("/faults", "{\"status\": 500, \"method\": \"embeddings\"}");
        assertThat(model.post("/chat/completions", ModelClient.chatBody("s", "x"))
                        .statusCode())
                .isEqualTo(200);

        model.order("/faults", "{\"status\": 500}");
        model.order("/faults", "{}");
        assertThat(model.post("/chat/completions", ModelClient.chatBody("s", "x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void losesAnswersAndBreaksStreams() {
        model.order("/faults", "{\"dropRate\": 1}");
        assertThatThrownBy(() -> model.post("/embeddings", "{\"model\": \"sandbox-embed\", \"input\": \"x\"}"))
                .isInstanceOf(UncheckedIOException.class);

        model.order("/faults", "{\"cutStream\": 2}");
        String streamed = ModelClient.chatBody("s", "x").replaceFirst("\\{", "{\"stream\": true, ");
        assertThatThrownBy(() -> model.post("/chat/completions", streamed)).isInstanceOf(UncheckedIOException.class);
        assertThat(model.post("/chat/completions", ModelClient.chatBody("s", "x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void recordsRequestsAsReceived() {
        model.answer("the prompt", "first");
        model.withKey("sk-wrong-key-000").post("/chat/completions", ModelClient.chatBody("s", "second"));

        JsonNode calls = ModelClient.json(model.send("GET", "/control/openai/calls", ""));

        assertThat(calls.path("total").asInt()).isEqualTo(2);
        assertThat(calls.path("items").path(0).path("status").asInt()).isEqualTo(401);
        assertThat(calls.path("items").path(0).path("key").asString()).isEqualTo("sk-…-000");
        assertThat(calls.path("items").path(1).path("body"))
                .isEqualTo(ModelClient.MAPPER.readTree(ModelClient.chatBody("the prompt", "first")));
        assertThat(calls.path("items").path(1).path("path").asString()).isEqualTo("/openai/v1/chat/completions");
    }

    @Test
    void makesAnAccountThatWorks() {
        JsonNode account = ModelClient.json(model.send("POST", "/control/openai/accounts", "{}"));

        assertThat(account.path("baseUrl").asString()).isEqualTo(model.address() + "/openai/v1");
        assertThat(model.withKey(account.path("apiKey").asString())
                        .send("GET", "/openai/v1/models", "")
                        .statusCode())
                .isEqualTo(200);
    }
}
