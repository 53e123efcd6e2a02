package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the bot API for one bot. The token is the whole header, without a scheme before it. */
final class MaxApi {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final String NO_LINK = "No link";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANSWER_MAX = 16 << 20;

    private final URI base;
    private final Secret token;
    private final HttpClient usual;
    private final MaxHttp http;

    private MaxApi(URI base, Secret token, HttpClient usual, MaxHttp http) {
        this.base = base;
        this.token = token;
        this.usual = usual;
        this.http = http;
    }

    static MaxApi of(Account account, MaxHttp http) {
        URI base = URI.create(account.baseUrl().toString().replaceFirst("/+$", ""));
        return new MaxApi(base, account.secret("token").orElseThrow(), account.http(), http);
    }

    JsonNode get(String path) {
        return call("GET", path, Map.of(), null, PATIENCE);
    }

    JsonNode call(String verb, String path, Map<String, String> query, @Nullable Object body) {
        return call(verb, path, query, body, PATIENCE);
    }

    /**
     * Calls, and returns what MAX answered.
     *
     * @param deadline for the whole answer, its body included
     * @throws Refusal why not; also when MAX answers that it did not do it
     */
    JsonNode call(String verb, String path, Map<String, String> query, @Nullable Object body, Duration deadline) {
        return ask(verb, path, query, body, deadline).orThrow();
    }

    MaxAnswer ask(String verb, String path, Map<String, String> query, @Nullable Object body) {
        return ask(verb, path, query, body, PATIENCE);
    }

    private MaxAnswer ask(
            String verb, String path, Map<String, String> query, @Nullable Object body, Duration deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + query(query)))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(deadline)
                .header("Authorization", token.reveal());
        if (body == null) {
            request.method(verb, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(verb, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        String call = verb + " " + path;
        HttpResponse<byte[]> response = send(request.build(), call, ANSWER_MAX, deadline);
        return new MaxAnswer(call, response.statusCode(), read(response.body()), response.headers());
    }

    private static String query(Map<String, String> values) {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** @return a missing node where the body is no JSON: an error page of something in between */
    private static JsonNode read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.isObject() ? answer : JSON.missingNode();
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** Sends to MAX or one of its file hosts, which get no token. */
    HttpResponse<byte[]> send(HttpRequest request, String call, int bytesMax, Duration deadline) {
        try {
            return ProviderHttp.send(client(), request, call, bytesMax, deadline);
        } catch (Unavailable failure) {
            throw explain(call, failure);
        }
    }

    /** For answers too large to be held; failures go through {@link #explain}. */
    HttpClient client() {
        return http.like(usual);
    }

    Unavailable explain(String call, Unavailable failure) {
        return http.explain(call, failure);
    }

    /**
     * An address that MAX named for a file.
     *
     * @throws Rejected unless it is encrypted, or where the operator said that MAX is
     */
    URI fileAddress(String text) {
        try {
            URI address = URI.create(text);
            boolean home = base.getAuthority().equals(address.getAuthority());
            if (address.getHost() != null && (home || "https".equalsIgnoreCase(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Rejected(NO_LINK, "MAX named no address for the file", new Reason.Other());
    }
}
