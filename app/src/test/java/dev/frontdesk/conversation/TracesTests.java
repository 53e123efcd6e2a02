package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A collector of traces is told what a message went through. */
@FrontdeskTest
class TracesTests {

    private static final ConcurrentLinkedQueue<String> TOLD = new ConcurrentLinkedQueue<>();
    private static final HttpServer COLLECTOR = collector();

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                String key = exchange.getRequestHeaders().getFirst("X-Key");
                TOLD.add(key + " " + new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void collectorAsStandardSettingsNameIt(DynamicPropertyRegistry settings) {
        settings.add(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort());
        settings.add("OTEL_EXPORTER_OTLP_HEADERS", () -> "x-key=fake%20key");
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    @Test
    void tellsTheWayOfAMessageUnderItsId() {
        TestBot bot = new TestBot(api, Map.of());
        try {
            bot.says("Here is your answer", 0);
            bot.write(person, "A question of my own");
            bot.awaitReplies(person, 1);
            UUID message =
                    UUID.fromString(bot.messages(person).getFirst().path("id").asString());
            ByteBuffer id = ByteBuffer.allocate(16)
                    .putLong(message.getMostSignificantBits())
                    .putLong(message.getLeastSignificantBits());
            soon().untilAsserted(() -> assertThat(told())
                    .startsWith("fake key ")
                    .contains(new String(id.array(), ISO_8859_1), "message", "turn", "model", "send")
                    .contains(
                            "frontdesk.conversation", bot.conversationId(person).toString())
                    .doesNotContain("A question of my own", "Here is your answer"));
        } finally {
            bot.reset();
        }
    }

    private static String told() {
        return TOLD.stream().collect(Collectors.joining());
    }
}
