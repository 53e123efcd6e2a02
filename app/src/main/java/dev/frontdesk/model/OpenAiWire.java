package dev.frontdesk.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.platform.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON to and from an OpenAI-compatible server. */
record OpenAiWire(Target target, JsonMapper json) {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    ObjectNode object() {
        return json.createObjectNode();
    }

    JsonNode call(String path, ObjectNode body) {
        return parsed(new String(target.http().call(request(path, body)).body(), UTF_8));
    }

    /**
     * @param parts called with each event
     * @return whether the server said that it is done
     */
    boolean stream(String path, ObjectNode body, Consumer<JsonNode> parts) {
        boolean[] done = new boolean[1];
        target.http().stream(request(path, body), (response, stream) -> {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
            try {
                for (String line = lines.readLine(); line != null && !done[0]; line = lines.readLine()) {
                    String data = line.startsWith(DATA)
                            ? line.substring(DATA.length()).strip()
                            : "";
                    if (data.equals(DONE)) {
                        done[0] = true;
                    } else if (!data.isEmpty()) {
                        parts.accept(parsed(data));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return done[0];
    }

    /** Sends a multipart form. */
    JsonNode form(String path, String boundary, byte[] body) {
        return parsed(new String(
                target.http()
                        .call(request(path, "multipart/form-data; boundary=" + boundary, body))
                        .body(),
                UTF_8));
    }

    private HttpRequest.Builder request(String path, ObjectNode body) {
        return request(path, "application/json", json.writeValueAsBytes(body));
    }

    private HttpRequest.Builder request(String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.base() + path))
                .header("Content-Type", type)
                .POST(new OneTimeBody(body));
        Secret key = target.key();
        return key == null ? request : request.header("Authorization", "Bearer " + key.reveal());
    }

    private JsonNode parsed(String text) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JacksonException e) {
            throw ModelFailure.unavailable("Not a model", "What came back is not JSON");
        }
        if (node.hasNonNull("error")) {
            throw ModelFailure.unavailable(
                    "Error",
                    Failures.redacted(
                            "The model reports: "
                                    + node.path("error").path("message").asString(""),
                            target.secret()));
        }
        return node;
    }
}
