package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/** Posts events; to this machine only. */
final class Postman {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<Integer> POSTPONING = Set.of(410, 429, 503);
    private static final long POSTPONED_MAX_MILLIS = 3 * 3_600_000L;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * What came back.
     *
     * @param status 0 for nothing
     * @param retryAfterMillis what was asked for, 0 for nothing
     */
    record Answer(int status, String body, long retryAfterMillis) {

        static final Answer NONE = new Answer(0, "", 0);

        /** Nothing else counts, not even a 204. */
        boolean isOk() {
            return status == 200 && body.equals("ok");
        }

        boolean isRemove() {
            return status == 200 && body.equals("remove");
        }
    }

    private Postman() {}

    static Answer post(URI url, ObjectNode event, int attempt, int timeoutMillis) {
        if (!LOOPBACK.contains(url.getHost())) {
            return Answer.NONE;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofMillis(timeoutMillis))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(event)));
        if (attempt > 0) {
            request.header("X-Retry-Counter", Integer.toString(attempt));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), retryAfter(response));
        } catch (IOException e) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    private static long retryAfter(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("");
        if (text.isEmpty() || !POSTPONING.contains(response.statusCode())) {
            return 0;
        }
        try {
            long millis = text.matches("\\d{1,6}")
                    ? Long.parseLong(text) * 1000
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                                    .toEpochMilli()
                            - Instant.now().toEpochMilli();
            return Math.clamp(millis, 0, POSTPONED_MAX_MILLIS);
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
