package dev.frontdesk.sandbox.max;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.sandbox.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A webhook on loopback that notes what it gets. */
final class Hook implements AutoCloseable {

    record Delivery(JsonNode update, String secret) {
        String text() {
            return update.path("message").path("body").path("text").asString("");
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Delivery> arrivals = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    Hook() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void failNext(int count) {
        failures.set(count);
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode update = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        String secret = exchange.getRequestHeaders().getFirst("X-Max-Bot-Api-Secret");
        boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(fails ? 500 : 200, -1);
        exchange.close();
        arrivals.add(new Delivery(update, secret == null ? "" : secret));
    }

    Delivery next() {
        try {
            Delivery delivery = arrivals.poll(10, TimeUnit.SECONDS);
            if (delivery == null) {
                throw new AssertionError("nothing was delivered within 10 s");
            }
            return delivery;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next one, helped along: what a failure plans is planned only after its answer has been read. */
    Delivery nextAfter(Runnable push) {
        return Awaitility.await()
                .until(
                        () -> {
                            push.run();
                            return arrivals.poll(200, TimeUnit.MILLISECONDS);
                        },
                        Objects::nonNull);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
