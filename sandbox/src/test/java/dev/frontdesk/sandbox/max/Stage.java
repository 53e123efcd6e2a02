package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A sandbox on a free port, with hands for both of its sides. */
final class Stage implements AutoCloseable {

    static final long ANNA = 700_100_200;

    /** A bot that was made for a test. */
    record TestBot(String account, String token, String username) {}

    /** What a call answered. */
    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }
    }

    private final Sandbox sandbox = Sandbox.start(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    void reset() {
        exchange("DELETE", base() + "/control", null, "");
    }

    TestBot bot() {
        JsonNode made = control("POST", "accounts", "{}");
        return new TestBot(
                made.path("account").asString(),
                made.path("token").asString(),
                made.path("username").asString());
    }

    /** A bot that Anna has written to. */
    TestBot startedBot() {
        TestBot bot = bot();
        write(bot, "hello");
        return bot;
    }

    JsonNode write(TestBot bot, String text) {
        return control("POST", "messages", """
                {"account": "%s", "user": {"id": %d, "firstName": "Anna", "languageCode": "ru"}, "text": "%s"}
                """.formatted(bot.account(), ANNA, text));
    }

    JsonNode control(String verb, String path, String body) {
        HttpResponse<String> response = exchange(verb, base() + "/control/max/" + path, null, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(verb + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.object() : Json.MAPPER.readTree(response.body());
    }

    Answer call(TestBot bot, String verb, String path, String body) {
        HttpResponse<String> response = exchange(verb, base() + "/max" + path, bot.token(), body);
        return new Answer(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }

    Answer send(TestBot bot, String body) {
        return call(bot, "POST", "/messages?user_id=" + ANNA, body);
    }

    HttpResponse<String> exchange(String verb, String address, @Nullable String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
