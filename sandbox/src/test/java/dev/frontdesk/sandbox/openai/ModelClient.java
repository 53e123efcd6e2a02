package dev.frontdesk.sandbox.openai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the emulator as the product and as a test's control hand. */
record ModelClient(HttpClient http, String address, String key) implements AutoCloseable {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    static ModelClient of(int port) {
        return new ModelClient(HttpClient.newHttpClient(), "http://localhost:" + port, "sk-sandbox-test-key");
    }

    ModelClient withKey(String other) {
        return new ModelClient(http, address, other);
    }

    HttpResponse<String> send(String verb, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> order(String path, String body) {
        return send("PUT", "/control/openai" + path, body);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", "/openai/v1" + path, body);
    }

    /** Asks with a system message, and returns the answered completion. */
    JsonNode chat(String system, String user) {
        HttpResponse<String> response = post("/chat/completions", chatBody(system, user));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    String answer(String system, String user) {
        return chat(system, user)
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString("");
    }

    static String chatBody(String system, String user) {
        var body = MAPPER.createObjectNode().put("model", "sandbox-chat");
        body.putArray("messages")
                .add(MAPPER.createObjectNode().put("role", "system").put("content", system))
                .add(MAPPER.createObjectNode().put("role", "user").put("content", user));
        return body.toString();
    }

    static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    /** The data lines of a stream of server-sent events. */
    static List<String> events(HttpResponse<String> response) {
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    @Override
    public void close() {
        http.close();
    }
}
