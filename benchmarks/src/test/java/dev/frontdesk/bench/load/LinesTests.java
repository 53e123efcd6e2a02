package dev.frontdesk.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinesTests {

    private record Answered(int subject, int status) {}

    private final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ok", exchange -> {
            requests.merge(new String(exchange.getRequestBody().readAllBytes(), US_ASCII), 1, Integer::sum);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            throw new IOException("cut off");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachShotOnceHoweverFewTheConnections() throws InterruptedException {
        try (Lines lines = lines(3)) {
            IntStream.range(0, 500).forEach(i -> lines.fire(shot(i, "/ok")));
            List<Answered> all = take(500);
            assertThat(all).extracting(Answered::status).containsOnly(200);
            assertThat(all).extracting(Answered::subject).doesNotHaveDuplicates();
            assertThat(requests).hasSize(500).containsValues(1).doesNotContainValue(2);
        }
    }

    @Test
    void saysWhenAConnectionBreaksAndGoesOn() throws InterruptedException {
        try (Lines lines = lines(1)) {
            lines.fire(shot(1, "/broken"));
            lines.fire(shot(2, "/ok"));
            assertThat(take(2)).containsExactly(new Answered(1, 0), new Answered(2, 200));
        }
    }

    private Lines lines(int count) {
        return new Lines(
                server.getAddress(),
                count,
                (lines, shot, status, nanos) -> answered.add(new Answered(shot.subject(), status)));
    }

    private static Shot shot(int subject, String path) {
        String body = Integer.toString(subject);
        String request =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return new Shot(subject, System.nanoTime(), request.getBytes(US_ASCII));
    }

    private List<Answered> take(int count) throws InterruptedException {
        List<Answered> taken = new java.util.ArrayList<>();
        while (taken.size() < count) {
            Answered next = answered.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("answer number %d", taken.size() + 1).isNotNull();
            taken.add(next);
        }
        return taken;
    }
}
