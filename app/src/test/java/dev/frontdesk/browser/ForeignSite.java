package dev.frontdesk.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A shop's own web site with one page. It answers to two names, so that it has two origins: {@code localhost} and
 * {@code 127.0.0.1}.
 */
final class ForeignSite implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <link rel="icon" href="data:,"><title>Shop</title><h1>Shop</h1><button>Buy</button>
            %s
            </html>
            """;

    private final HttpServer server;
    private volatile String snippet = "";

    ForeignSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = PAGE.formatted(snippet).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    void paste(String text) {
        snippet = text;
    }

    String origin(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
