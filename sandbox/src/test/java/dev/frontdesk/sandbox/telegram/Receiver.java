package dev.frontdesk.sandbox.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.sandbox.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A webhook on loopback that notes what it gets and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** What came: the update and the headers, names in lower case. */
    record Delivery(JsonNode update, Map<String, String> headers) {
        String text() {
            return update.path("message").path("text").asString("");
        }

        long id() {
            return update.path("update_id").asLong();
        }
    }

    /** How to answer. */
    record Answer(int status, String body, String retryAfter) {
        static final Answer OK = new Answer(200, "", "");

        static Answer status(int status) {
            return new Answer(status, "", "");
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Delivery> arrivals = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Delivery> all = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, Answer> behaviour = delivery -> Answer.OK;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void answer(Function<Delivery, Answer> newBehaviour) {
        behaviour = newBehaviour;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        Delivery delivery = new Delivery(Json.MAPPER.readTree(body), headers);
        all.add(delivery);
        arrivals.add(delivery);
        Answer answer = behaviour.apply(delivery);
        if (!answer.retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
        }
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
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

    java.util.List<Delivery> all() {
        return java.util.List.copyOf(all);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
