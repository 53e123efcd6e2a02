package dev.frontdesk.model;

import dev.frontdesk.model.ModelFailure.Kind;
import dev.frontdesk.platform.AddressGuard;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How models are reached: on the calling thread, over one shared client, within a time and a size that count for the
 * whole answer, not only for its head. What goes wrong leaves as a {@link ModelFailure}.
 *
 * @param deadline for a whole call
 * @param secret never to appear in a failure
 */
record ModelHttp(
        HttpClient client, Duration deadline, @Nullable String secret) {

    /** More than any model's longest reply, and than a batch of the largest vectors. */
    private static final int BYTES_MAX = 16 << 20;

    private static final int ERROR_BYTES_MAX = 64 << 10;

    private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();

    private static ScheduledThreadPoolExecutor deadlines() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("model-deadlines").daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** What came back with a status of success. */
    record Answered(int status, HttpHeaders headers, byte[] body) {}

    /** Reads an answer as it arrives. */
    interface Reader {
        void read(HttpResponse<?> response, InputStream body);
    }

    Answered call(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = within(client.sendAsync(
                request.timeout(deadline).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), BYTES_MAX)));
        if (response.statusCode() / 100 != 2) {
            throw Failures.of(response.statusCode(), response.headers(), response.body(), secret);
        }
        return new Answered(response.statusCode(), response.headers(), response.body());
    }

    void stream(HttpRequest.Builder request, Reader reader) {
        long end = System.nanoTime() + deadline.toNanos();
        HttpResponse<InputStream> response =
                within(client.sendAsync(request.timeout(deadline).build(), BodyHandlers.ofInputStream()));
        boolean success = response.statusCode() / 100 == 2;
        try (BoundedStream body = new BoundedStream(response.body(), success ? BYTES_MAX : ERROR_BYTES_MAX)) {
            ScheduledFuture<?> timer = DEADLINES.schedule(body::expire, end - System.nanoTime(), TimeUnit.NANOSECONDS);
            try {
                if (!success) {
                    throw Failures.of(response.statusCode(), response.headers(), head(body), secret);
                }
                reader.read(response, body);
            } finally {
                timer.cancel(false);
            }
            body.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private static byte[] head(InputStream body) {
        try {
            return body.readNBytes(ERROR_BYTES_MAX);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private <T> T within(CompletableFuture<T> call) {
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw late();
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw ModelFailure.unavailable("Interrupted", "The call was interrupted");
        }
    }

    private ModelFailure unreachable(@Nullable Throwable cause) {
        return switch (cause) {
            case AddressGuard.Refused refused ->
                new ModelFailure(Kind.REFUSED, "Invalid hostname", String.valueOf(refused.getMessage()), null);
            case HttpTimeoutException slow -> late();
            case ConnectException refused ->
                ModelFailure.unavailable("Connection refused", "The model's address refuses connections");
            case null -> ModelFailure.unavailable("No connection", "The model could not be reached");
            default ->
                ModelFailure.unavailable(
                        "No connection",
                        Failures.redacted("The connection to the model failed: " + cause.getMessage(), secret));
        };
    }

    private ModelFailure late() {
        return ModelFailure.unavailable(
                "Connection timeout", "The model did not answer within " + deadline.toSeconds() + " s");
    }
}
