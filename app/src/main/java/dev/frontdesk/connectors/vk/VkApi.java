package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of methods with one community's token. Long texts would not fit into an address, so all is posted. */
final class VkApi {

    static final String VERSION = "5.199";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANSWER_MAX = 16 << 20;

    private final String base;
    private final Secret token;
    private final HttpClient http;

    private VkApi(String base, Secret token, HttpClient http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    static VkApi of(Account account) {
        return new VkApi(
                account.baseUrl().toString().replaceFirst("/+$", ""),
                account.secret("token").orElseThrow(),
                account.http());
    }

    HttpClient http() {
        return http;
    }

    /** An address out of an answer, if it belongs to VK. */
    URI trusted(String address) {
        return VkHosts.trusted(URI.create(base), address);
    }

    JsonNode call(String method) {
        return call(method, Map.of(), PATIENCE);
    }

    JsonNode call(String method, Map<String, ?> arguments) {
        return call(method, arguments, PATIENCE);
    }

    /**
     * Calls a method and returns its response.
     *
     * @throws Refusal why not
     */
    JsonNode call(String method, Map<String, ?> arguments, Duration deadline) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("access_token", token.reveal());
        all.put("v", VERSION);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/method/" + method))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(deadline)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(all)))
                .build();
        JsonNode answer = ask(request, method, deadline);
        if (answer.has("response")) {
            return answer.path("response");
        }
        if (answer.path("error").has("error_code")) {
            JsonNode error = answer.path("error");
            throw VkRefusals.of(
                    method,
                    error.path("error_code").asInt(0),
                    error.path("error_msg").asString(""));
        }
        throw new Unavailable("Could not connect", method + ": the answer is not VK's", true, null);
    }

    private static String form(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> word(entry.getKey()) + "=" + word(entry.getValue().toString()))
                .collect(Collectors.joining("&"));
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends to one of VK's servers and reads JSON; an empty object where the answer is something else. */
    JsonNode ask(HttpRequest request, String call, Duration deadline) {
        HttpResponse<byte[]> response = ProviderHttp.send(http, request, call, ANSWER_MAX, deadline);
        if (response.statusCode() != 200) {
            throw VkRefusals.ofGateway(call, response.statusCode(), response.headers());
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            return answer.isObject() ? answer : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
