package dev.frontdesk.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the REST interface as a program of the user's would: JSON in, JSON out, with an API key or none. */
public final class ApiClient {

    /** What came back; {@code text} is the raw body. */
    public record Answer(int status, HttpHeaders headers, String text) {

        /** @throws tools.jackson.core.JacksonException if the body is not JSON */
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Supplier<String> base;
    private final @Nullable String key;

    ApiClient(Supplier<String> base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    /** Speaks to some other server, without a key. */
    public static ApiClient anonymous(String base) {
        return new ApiClient(() -> base, null);
    }

    /** The same product, called with another key; null: without any. */
    public ApiClient as(@Nullable String otherKey) {
        return new ApiClient(base, otherKey);
    }

    public String url(String path) {
        return base.get() + path;
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    /** @param body anything Jackson writes, e.g. a {@code Map}; null: no body */
    public Answer post(String path, @Nullable Object body) {
        return call("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return call("PUT", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return call("PATCH", path, body);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** A request of any kind. The key is added unless {@code headers} brings its own Authorization. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer call(String method, String path, @Nullable Object body) {
        return body == null
                ? send(method, path, Map.of(), new byte[0])
                : send(method, path, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(body));
    }
}
