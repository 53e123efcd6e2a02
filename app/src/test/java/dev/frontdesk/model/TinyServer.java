package dev.frontdesk.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A provider in a test: answers every request alike and remembers what it was asked. */
final class TinyServer implements AutoCloseable {

    /** One request; {@code headers} are lower case lines. */
    record Asked(String method, String target, List<String> headers, String body) {}

    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over;
    private final HttpServer server;

    TinyServer(Answer answer) {
        this(answer, new CountDownLatch(1));
    }

    private TinyServer(Answer answer, CountDownLatch over) {
        this.over = over;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .map(header -> header.getKey().toLowerCase(java.util.Locale.ROOT) + ": "
                                    + String.join(",", header.getValue()))
                            .toList(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                answer.give(exchange);
            }
        });
        server.start();
    }

    static TinyServer saying(int status, String type, String body) {
        return new TinyServer(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    static TinyServer saying(String json) {
        return saying(200, "application/json", json);
    }

    static TinyServer streaming(String type, String body) {
        return new TinyServer(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (String line : body.split("(?<=\n)")) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
    }

    /** Says this much of an answer, then nothing more until it is closed; null: not even the head. */
    static TinyServer hanging(@Nullable String type, String beginning) {
        CountDownLatch over = new CountDownLatch(1);
        return new TinyServer(
                exchange -> {
                    if (type != null) {
                        exchange.getResponseHeaders().add("Content-Type", type);
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
                        exchange.getResponseBody().flush();
                    }
                    await(over);
                },
                over);
    }

    /** Says this much of a longer answer and hangs up. */
    static TinyServer breakingOff(String type, String beginning) {
        return new TinyServer(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
