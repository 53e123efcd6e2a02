package dev.frontdesk.sandbox.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** A webhook on loopback that notes what it gets and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** What came; header names in lower case. */
    record Delivery(String path, Form form, Map<String, String> headers) {}

    private final HttpServer server;
    private final BlockingQueue<Delivery> arrivals = new LinkedBlockingQueue<>();
    private volatile ToIntFunction<Delivery> behaviour = delivery -> 200;
    private volatile String answer = "<Response/>";

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
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?tenant=42";
    }

    void status(ToIntFunction<Delivery> newBehaviour) {
        behaviour = newBehaviour;
    }

    void answer(String twiml) {
        answer = twiml;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Delivery delivery = new Delivery(exchange.getRequestURI().getPath(), Form.parse(body), headers);
        int status = behaviour.applyAsInt(delivery);
        arrivals.add(delivery);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
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

    /** The deliveries up to the one that is awaited. */
    Delivery next(String parameter, String value) {
        Delivery delivery = next();
        while (!value.equals(delivery.form().first(parameter))) {
            delivery = next();
        }
        return delivery;
    }

    int waiting() {
        return arrivals.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
