package dev.frontdesk.model;

import static dev.frontdesk.model.Asking.KEY;
import static dev.frontdesk.model.Asking.question;
import static dev.frontdesk.model.Asking.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frontdesk.model.ModelFailure.Kind;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with a provider, and what the owner hears of it. */
class ModelFailureTests {

    private static final String PART =
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}\n\n";
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error": {"message": "Incorrect API key provided"}}                                      | BAD_KEY
            402 | {"error": {"message": "Insufficient balance"}}                                            | BAD_KEY
            403 | {"error": {"message": "Not allowed"}}                                                     | BAD_KEY
            404 | {"error": {"message": "The model does not exist", "code": "model_not_found"}}             | REFUSED
            400 | {"error": {"message": "Unsupported parameter"}}                                           | REFUSED
            400 | {"error": {"message": "maximum context length", "code": "context_length_exceeded"}}       | TOO_LONG
            413 | {"type": "error", "error": {"type": "request_too_large", "message": "Too large"}}         | TOO_LONG
            429 | {"error": {"message": "Rate limit reached"}}                                              | RATE_LIMITED
            500 | <html><body><h1>Internal Server Error</h1></body></html>                                  | UNAVAILABLE
            502 | <html>Bad gateway</html>                                                                  | UNAVAILABLE
            529 | {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}         | UNAVAILABLE
            302 | moved                                                                                     | UNAVAILABLE
            200 | <html><body>Sign in to the hotel's network</body></html>                                  | UNAVAILABLE
            200 | {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "content_filter"}]} | REFUSED
            """)
    void tellsWhatThereIsToDo(int status, String body, Kind kind) {
        try (TinyServer server = TinyServer.saying(status, "text/plain", body)) {
            ChatModel model = openAi(server, Duration.ofSeconds(20));

            assertThat(failure(() -> model.reply(question("Hi"))).kind()).isEqualTo(kind);
            assertThat(failure(() -> model.stream(question("Hi"), text -> {})).kind())
                    .as("streamed")
                    .isEqualTo(status == 200 ? Kind.UNAVAILABLE : kind);
        }
    }

    @Test
    void keepsHowLongToWait() {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            exchange.sendResponseHeaders(429, -1);
        })) {
            ModelFailure failure =
                    failure(() -> openAi(server, SHORT.multipliedBy(20)).reply(question("Hi")));

            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(17));
            assertThat(failure.code()).isEqualTo("HTTP 429");
        }
    }

    @Test
    void readsADateToWaitForByTheProvidersClock() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "Date", List.of("Tue, 1 Jan 2030 10:00:00 GMT"),
                        "Retry-After", List.of("Tue, 1 Jan 2030 10:00:30 GMT")),
                (name, value) -> true);

        assertThat(Failures.of(503, headers, new byte[0], null).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void findsGooglesWaitInTheBody() {
        try (TinyServer server = TinyServer.saying(429, "application/json", """
                {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded",
                           "details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34s"}]}}
                """)) {
            ChatModel model = new GeminiClient().chat(target(server.address("/v1beta")), "gemini-test");

            assertThat(failure(() -> model.reply(question("Hi"))).retryAfter()).contains(Duration.ofSeconds(34));
        }
    }

    @Test
    void givesUpOnAModelThatSaysNothing() {
        try (TinyServer server = TinyServer.hanging(null, "")) {
            ChatModel model = openAi(server, SHORT);

            assertThat(failure(() -> model.reply(question("Hi"))).code()).isEqualTo("Connection timeout");
            assertThat(failure(() -> model.stream(question("Hi"), text -> {})).code())
                    .isEqualTo("Connection timeout");
        }
    }

    @Test
    void givesUpOnAModelThatStopsInTheMiddle() {
        try (TinyServer server = TinyServer.hanging("text/event-stream", PART)) {
            ChatModel model = openAi(server, SHORT);
            List<String> tokens = new ArrayList<>();

            assertThat(failure(() -> model.stream(question("Hi"), tokens::add)).code())
                    .isEqualTo("Connection timeout");
            assertThat(tokens).containsExactly("Hel");
            assertThat(failure(() -> model.reply(question("Hi"))).code()).isEqualTo("Connection timeout");
        }
    }

    @Test
    void noticesAnAnswerThatBreaksOff() {
        try (TinyServer server = TinyServer.breakingOff("text/event-stream", PART)) {
            ChatModel model = openAi(server, Duration.ofSeconds(20));

            assertThat(failure(() -> model.stream(question("Hi"), text -> {})).kind())
                    .isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure(() -> model.reply(question("Hi"))).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void noticesAStreamThatEndsBeforeItsEnd() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", PART)) {
            ChatModel model = openAi(server, Duration.ofSeconds(20));

            assertThat(failure(() -> model.stream(question("Hi"), text -> {})))
                    .hasMessage("The model's answer broke off");
        }
    }

    @Test
    void takesNoAnswerWithoutEnd() {
        try (TinyServer server = new TinyServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        })) {
            ChatModel model = openAi(server, Duration.ofSeconds(20));

            assertThat(failure(() -> model.reply(question("Hi"))).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure(() -> model.stream(question("Hi"), text -> {})).code())
                    .isEqualTo("Too much data");
        }
    }

    @Test
    void saysThatNobodyIsThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        ChatModel model =
                new OpenAiClient().chat(target(URI.create("http://127.0.0.1:" + free + "/v1"), SHORT), "test");

        assertThat(failure(() -> model.reply(question("Hi"))).code()).isEqualTo("Connection refused");
    }

    @Test
    void neverRepeatsTheKey() {
        try (TinyServer server = TinyServer.saying(
                401, "application/json", "{\"error\": {\"message\": \"Incorrect API key: " + KEY + "\"}}")) {
            ModelFailure failure =
                    failure(() -> openAi(server, Duration.ofSeconds(20)).reply(question("Hi")));

            assertThat(failure).hasMessage("HTTP 401: Incorrect API key: ••••");
        }
    }

    @Test
    void stopsWhenNobodyListensAnyMore() {
        try (TinyServer server = TinyServer.streaming("text/event-stream", PART.repeat(50))) {
            ChatModel model = openAi(server, Duration.ofSeconds(20));
            List<String> heard = new ArrayList<>();

            assertThatThrownBy(() -> model.stream(question("Hi"), text -> {
                        heard.add(text);
                        throw new IllegalStateException("gone");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("gone");
            assertThat(heard).hasSize(1);
        }
    }

    private static ChatModel openAi(TinyServer server, Duration deadline) {
        return new OpenAiClient().chat(target(server.address("/v1"), deadline), "test");
    }

    private static ModelFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ModelFailure.class, call);
    }
}
