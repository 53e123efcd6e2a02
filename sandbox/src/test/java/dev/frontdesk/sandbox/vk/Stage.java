package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A sandbox on a free port, with hands for both of its sides. */
final class Stage implements AutoCloseable {

    static final long ANNA = 550_011;

    /** A community that was made for a test. */
    record Community(long id, String token) {}

    private final Sandbox sandbox = Sandbox.start(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    Community community() {
        return community("{}");
    }

    Community community(String order) {
        JsonNode made = control("POST", "accounts", order);
        return new Community(made.path("id").asLong(), made.path("token").asString());
    }

    JsonNode write(Community community, String more) {
        return control("POST", "messages", "{\"account\":\"" + community.id + "\",\"user\":" + ANNA + "," + more + "}");
    }

    JsonNode control(String method, String path, String body) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base() + "/control/vk/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.object() : Json.MAPPER.readTree(response.body());
    }

    /** Calls with version and token; {@code arguments} are names and values in turn. */
    JsonNode call(Community community, String method, Object... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("access_token", community.token);
        values.put("v", "5.199");
        for (int i = 0; i < arguments.length; i += 2) {
            values.put(arguments[i].toString(), arguments[i + 1].toString());
        }
        return post(method, values);
    }

    JsonNode post(String method, Map<String, String> values) {
        String form = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base() + "/vk/method/" + method))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (response.statusCode() != 200) {
            throw new AssertionError(method + ": " + response.statusCode());
        }
        return Json.MAPPER.readTree(response.body());
    }

    /** The number of the error of a call that is refused. */
    int error(Community community, String method, Object... arguments) {
        return call(community, method, arguments)
                .path("error")
                .path("error_code")
                .asInt(0);
    }

    JsonNode poll(JsonNode server, String more) {
        return Json.MAPPER.readTree(send(HttpRequest.newBuilder(
                        URI.create(server.path("server").asString() + "?act=a_check&wait=0&" + more)))
                .body());
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
