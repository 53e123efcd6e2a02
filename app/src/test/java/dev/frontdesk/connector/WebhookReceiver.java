package dev.frontdesk.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.platform.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands where our webhook would be, answers as the connector says, and keeps what is posted. */
public final class WebhookReceiver implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final Webhook webhook;
    private final BlockingQueue<Webhook.Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger next = new AtomicInteger(OK);
    private final Predicate<Webhook.Received> trial;
    private volatile int usual = OK;

    private WebhookReceiver(HttpServer server, Webhook webhook, Predicate<Webhook.Received> trial) {
        this.server = server;
        this.trial = trial;
        this.webhook = webhook;
    }

    /** @param trial what is no event but a trial of the address, answered and not kept */
    static WebhookReceiver start(Webhook webhook, Predicate<Webhook.Received> trial) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WebhookReceiver receiver = new WebhookReceiver(server, webhook, trial);
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Webhook.Request request = new Webhook.Request(address(), headers, body);
        Webhook.Received received = received(request);
        if (received != null && trial.test(received)) {
            answer(exchange, OK, received.answer());
            return;
        }
        int ordered = next.getAndSet(OK);
        int status = ordered == OK ? usual : ordered;
        answer(exchange, status, status == OK && received != null ? received.answer() : "");
        requests.add(request);
    }

    /** Null where the connector refuses it. */
    private Webhook.@Nullable Received received(Webhook.Request request) {
        try {
            return webhook.receive(request, secret());
        } catch (Webhook.Forged | IllegalArgumentException e) {
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    public URI address() {
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/0123456789abcdef0123456789abcdef");
    }

    public Secret secret() {
        return new Secret("fake-webhook-secret");
    }

    void answerNext(int status) {
        next.set(status);
    }

    void answerAlways(int status) {
        usual = status;
    }

    public Webhook.Request next() {
        try {
            Webhook.Request request = requests.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("Nothing was posted within 10 s");
            }
            return request;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
