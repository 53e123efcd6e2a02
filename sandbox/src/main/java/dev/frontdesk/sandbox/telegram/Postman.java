package dev.frontdesk.sandbox.telegram;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries updates to the webhooks of all bots, over one pool of connections. */
final class Postman {

    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /**
     * What came of a delivery.
     *
     * @param status of the answer, 0 if there was none
     * @param error empty after a success
     * @param retryAfter seconds asked for, 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(int status, String error, long retryAfter, String contentType, byte[] body) {

        static Outcome failure(String error) {
            return new Outcome(0, error, 0, "", new byte[0]);
        }

        boolean isSuccess() {
            return error.isEmpty();
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telegram-retries").factory());

    Outcome deliver(Webhook.Settings webhook, byte[] update, Duration timeout) throws InterruptedException {
        if (!webhook.address().local()) {
            return Outcome.failure("Connection timed out");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.address().uri())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(update));
        if (webhook.secret() != null) {
            request.header(SECRET_HEADER, webhook.secret());
        }
        if (webhook.address().authorization() != null) {
            request.header("Authorization", webhook.address().authorization());
        }
        try {
            return outcome(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (HttpConnectTimeoutException e) {
            return Outcome.failure("Connection timed out");
        } catch (HttpTimeoutException e) {
            return Outcome.failure("Read timeout expired");
        } catch (ConnectException e) {
            return Outcome.failure("Connection refused");
        } catch (IOException e) {
            return Outcome.failure("Webhook connection closed");
        }
    }

    private static Outcome outcome(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status >= 200 && status < 300) {
            return new Outcome(status, "", 0, type, response.body());
        }
        long retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(Postman::seconds)
                .orElse(0L);
        String error = "Wrong response from the webhook: " + status + " " + StatusText.of(status);
        return new Outcome(status, error, retryAfter, type, response.body());
    }

    private static long seconds(String text) {
        try {
            return Math.clamp(Long.parseLong(text.strip()), 0, 3600);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Runs a task after some time, on a virtual thread. */
    void later(long millis, Runnable task) {
        if (millis <= 0) {
            Thread.startVirtualThread(task);
        } else {
            var _ = alarm.schedule(() -> Thread.startVirtualThread(task), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** The client, for media that are named by address. */
    HttpClient client() {
        return client;
    }
}
