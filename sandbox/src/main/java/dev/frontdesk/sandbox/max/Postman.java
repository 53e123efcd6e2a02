package dev.frontdesk.sandbox.max;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Carries updates to webhooks, over one pool of connections. */
final class Postman {

    private static final String SECRET_HEADER = "X-Max-Bot-Api-Secret";
    private static final int TAKEN = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** Whether it was answered 200 in time. Addresses outside this machine are never called. */
    boolean deliver(Subscription to, byte[] update, Duration timeout) throws InterruptedException {
        if (!SubscriptionMethods.isLoopback(to.address())) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(to.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(update));
        if (to.secret() != null) {
            request.header(SECRET_HEADER, to.secret());
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == TAKEN;
        } catch (IOException e) {
            return false;
        }
    }
}
