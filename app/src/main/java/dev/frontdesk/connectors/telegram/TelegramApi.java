package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.ProviderHttp;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of the Bot API for one bot. The token stands in the path, so no address ever goes into a message or a log: a
 * call is named by its method.
 */
final class TelegramApi {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(3);

    /** Telegram cuts a batch of updates at about 4 MiB. */
    private static final int ANSWER_MAX = 8 << 20;

    private final String prefix;
    private final String files;
    private final HttpClient http;

    private TelegramApi(String prefix, String files, HttpClient http) {
        this.prefix = prefix;
        this.files = files;
        this.http = http;
    }

    static TelegramApi of(Account account) {
        Secret token = account.secret("token").orElseThrow();
        String base = account.baseUrl().toString().replaceFirst("/+$", "");
        String bot = "bot" + token.reveal() + "/";
        return new TelegramApi(base + "/" + bot, base + "/file/" + bot, account.http());
    }

    JsonNode call(String method) {
        return call(method, Map.of(), PATIENCE);
    }

    JsonNode call(String method, Map<String, ?> arguments) {
        return call(method, arguments, PATIENCE);
    }

    /**
     * Calls a method and returns its result.
     *
     * @param deadline for the whole answer, its body included
     * @throws Refusal why not
     */
    JsonNode call(String method, Map<String, ?> arguments, Duration deadline) {
        BodyPublisher body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(arguments));
        return call(method, "application/json", body, deadline);
    }

    /**
     * Calls a method with a file.
     *
     * @param field under which the method takes it
     * @throws Refusal why not
     */
    JsonNode upload(String method, Map<String, ?> arguments, String field, Attachment file) {
        FormBody form = FormBody.of(JSON, arguments, field, file);
        return call(method, "multipart/form-data; boundary=" + form.boundary(), form.publisher(), UPLOAD_PATIENCE);
    }

    private JsonNode call(String method, String type, BodyPublisher body, Duration deadline) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + method))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(deadline)
                .header("Content-Type", type)
                .POST(body)
                .build();
        HttpResponse<byte[]> response = ProviderHttp.send(http, request, method, ANSWER_MAX, deadline);
        JsonNode answer = read(response.body());
        if (response.statusCode() == 200 && answer.path("ok").asBoolean(false)) {
            return answer.path("result");
        }
        throw TelegramRefusals.of(method, response.statusCode(), answer, response.headers());
    }

    /**
     * Opens a file that {@code getFile} named; the caller closes the body, whatever the status.
     *
     * @throws Refusal when there is no answer
     */
    HttpResponse<InputStream> download(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(files + path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new Rejected("HTTP 404", "download: the file has no address", new Reason.Other());
        } catch (IOException e) {
            throw ProviderHttp.unavailable("download", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", "download was interrupted", false, null);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.isObject() ? answer : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode(); // an error page of something in between
        }
    }
}
