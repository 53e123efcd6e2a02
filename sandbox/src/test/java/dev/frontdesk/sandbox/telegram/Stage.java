package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sandbox on a free port, with hands for both of its sides. */
final class Stage implements AutoCloseable {

    static final long ANNA = 700_100_200;

    /** A bot that was made for a test. */
    record TestBot(long id, String token) {
        String account() {
            return Long.toString(id);
        }
    }

    private final Sandbox sandbox = Sandbox.start(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    void reset() {
        exchange("DELETE", "/control", "");
    }

    TestBot bot() {
        return bot("{}");
    }

    TestBot bot(String order) {
        JsonNode made = control("POST", "accounts", order);
        return new TestBot(made.path("id").asLong(), made.path("token").asString());
    }

    /** A bot that Anna has written {@code /start} to, in the chat {@link #ANNA}. */
    TestBot startedBot() {
        TestBot bot = bot();
        write(bot, "/start");
        return bot;
    }

    JsonNode write(TestBot bot, String text) {
        ObjectNode order = Json.object().put("account", bot.account()).put("text", text);
        order.putObject("user").put("id", ANNA).put("firstName", "Anna").put("username", "anna_k");
        return control("POST", "messages", order.toString());
    }

    JsonNode control(String method, String path, String body) {
        HttpResponse<String> response = exchange(method, "/control/telegram/" + path, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.object() : Json.MAPPER.readTree(response.body());
    }

    JsonNode call(TestBot bot, String method, String json) {
        return Json.MAPPER.readTree(raw(bot, method, json).body());
    }

    HttpResponse<String> raw(TestBot bot, String method, String json) {
        return exchange("POST", "/telegram/bot" + bot.token() + "/" + method, json);
    }

    HttpResponse<String> exchange(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return send(body.isEmpty() ? request : request.header("Content-Type", "application/json"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
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
