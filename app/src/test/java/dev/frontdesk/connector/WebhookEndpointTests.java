package dev.frontdesk.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What providers post, with a public address on this machine. */
@FrontdeskTest
class WebhookEndpointTests {

    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int PORT = freePort();

    private final SandboxControl sandbox = new SandboxControl("telegram");
    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Autowired
    OpenConnections open;

    @Autowired
    WebhookLogStore cleanup;

    private JsonNode bot = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    private JsonNode connection = bot;
    private URI address = URI.create("");

    @DynamicPropertySource
    static void publicAddress(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("frontdesk.public-url", () -> "http://127.0.0.1:" + PORT);
        settings.add("frontdesk.webhook-posts-per-second", () -> 20);
        settings.add("frontdesk.webhook-body-time", () -> "2s");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void startBot() {
        bot = sandbox.post("/accounts", Map.of());
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        JsonNode made = api.post(
                        "/api/v1/projects/" + project + "/connections",
                        Map.of(
                                "connector",
                                "telegram",
                                "settings",
                                Map.of("token", bot.path("token").asString())))
                .json();
        connection = api.put(path(made) + "/activation", Map.of()).json();
        assertThat(connection.path("mode").asString()).as(connection.toString()).isEqualTo("webhook");
        address = URI.create(connection.path("webhookUrl").asString());
    }

    @AfterEach
    void deleteBot() {
        sandbox.put("/faults", Map.of());
        api.delete(path(connection));
    }

    private static String path(JsonNode connection) {
        return "/api/v1/connections/" + connection.path("id").asString();
    }

    private UUID id() {
        return UUID.fromString(connection.path("id").asString());
    }

    private int stored() {
        return database.sql("select count(*) from intake where connection_id = ?")
                .param(id())
                .query(Integer.class)
                .single();
    }

    private String secret() {
        return open.find(new dev.frontdesk.platform.ConnectionId(id()))
                .orElseThrow()
                .webhookSecret()
                .reveal();
    }

    private int post(String path, Map<String, String> headers, String body) {
        return api.as(null).send("POST", path, headers, body.getBytes(UTF_8)).status();
    }

    private int post(String body) {
        return post(address.getPath(), Map.of(SECRET_HEADER, secret()), body);
    }

    private String update(long id) {
        return """
                {"update_id":%d,"message":{"message_id":1,"date":%d,"from":{"id":%d,"first_name":"Anna"},
                 "chat":{"id":%d,"type":"private"},"text":"hello"}}""".formatted(id, System.currentTimeMillis() / 1000, person, person);
    }

    @Test
    void takesInWhatTheProviderPosts() {
        sandbox.post("/messages", Map.of("account", bot.path("account").asString(), "user", person, "text", "hello"));
        await().untilAsserted(() -> assertThat(stored()).isEqualTo(1));
    }

    @Test
    void acknowledgesARepeatWithoutEffect() {
        assertThat(post(update(7))).isEqualTo(200);
        assertThat(post(update(7))).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void refusesForgedPostsAndStoresNothing() {
        assertThat(post(address.getPath(), Map.of(), update(1))).isEqualTo(401);
        assertThat(post(address.getPath(), Map.of(SECRET_HEADER, "wrong"), update(2)))
                .isEqualTo(401);
        assertThat(stored()).isZero();
        await().untilAsserted(() -> assertThat(api.get(path(connection))
                        .json()
                        .path("counters")
                        .path("refused")
                        .asInt())
                .isEqualTo(2));
        assertThat(api.get(path(connection) + "/events").text()).contains("telegram_webhook_refused");
    }

    @Test
    void refusesWhatIsTooLarge() {
        String large = "{\"update_id\":1,\"text\":\"" + "x".repeat(PostedBody.BYTES_MAX) + "\"}";
        assertThat(post(large)).isEqualTo(413);
        assertThat(stored()).isZero();
    }

    @Test
    void readsNoMoreThanTheLimitOfABodyWithoutLength() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: x\r\n" + SECRET_HEADER + ": " + secret()
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(UTF_8));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
            for (int i = 0; i < PostedBody.BYTES_MAX / 0x10000 + 1; i++) {
                out.write(chunk);
            }
            out.flush();
            assertThat(statusLine(socket.getInputStream())).contains(" 413");
        }
    }

    @Test
    void readsNothingForAKeyThatNobodyHas() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST /hooks/" + "k".repeat(32)
                                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{")
                            .getBytes(UTF_8));
            assertThat(statusLine(socket.getInputStream())).contains(" 404");
        }
    }

    @Test
    void endsTheConnectionAfterRefusingByItsLength() throws IOException {
        try (Socket socket = begun("Content-Length: " + (PostedBody.BYTES_MAX + 1), "{")) {
            assertThat(statusLine(socket.getInputStream())).contains(" 413");
            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void waitsForWhatIsSlowButInTime() throws IOException {
        String body = update(70);
        byte[] bytes = body.getBytes(UTF_8);
        try (Socket socket = begun("Content-Length: " + bytes.length, "")) {
            for (int i = 0; i < bytes.length; i += 50) {
                socket.getOutputStream().write(bytes, i, Math.min(50, bytes.length - i));
                socket.getOutputStream().flush();
            }
            assertThat(statusLine(socket.getInputStream())).contains(" 200");
        }
        try (Socket socket = begun("Transfer-Encoding: chunked", "")) {
            String half = body.replace("70", "71").substring(0, 40);
            String rest = body.replace("70", "71").substring(40);
            socket.getOutputStream().write(chunk(half));
            socket.getOutputStream().write(chunk(rest));
            socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));
            assertThat(statusLine(socket.getInputStream())).contains(" 200");
        }
        assertThat(stored()).isEqualTo(2);
        try (Socket socket = begun("X-Body: none", "")) {
            assertThat(statusLine(socket.getInputStream())).contains(" 400");
        }
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void doesNotWaitWithoutEndForWhatTrickles(String framing) throws Exception {
        boolean chunked = framing.contains("chunked");
        try (Socket socket = begun(framing, chunked ? "" : "{")) {
            Thread trickling = Thread.ofVirtual().start(() -> {
                try {
                    byte[] drop = chunked ? "1\r\n \r\n".getBytes(UTF_8) : " ".getBytes(UTF_8);
                    for (int sent = 0; sent < 600; sent++) {
                        socket.getOutputStream().write(drop);
                        LockSupport.parkNanos(100_000_000);
                    }
                } catch (IOException cutOff) {
                    // This is what is wanted.
                }
            });
            assertThat(statusLine(socket.getInputStream())).contains(" 408");
            assertThat(isEnded(socket)).isTrue();
            assertThat(trickling.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(stored()).isZero();
    }

    private Socket begun(String framing, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: x\r\n" + SECRET_HEADER + ": " + secret()
                                + "\r\n" + framing + "\r\n\r\n" + body)
                        .getBytes(UTF_8));
        return socket;
    }

    /** Whether the other side closes before the socket's patience ends. */
    private static boolean isEnded(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static String statusLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(post("hello")).isEqualTo(400);
        assertThat(post("{\"update_id\":")).isEqualTo(400);
        assertThat(post("{}")).isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @Test
    void keepsUnknownUpdatesAsIgnored() {
        assertThat(post("{\"update_id\":1,\"brand_new_kind\":{}}")).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void survivesANulInAText() {
        assertThat(post(update(1).replace("hello", "he\\u0000llo"))).isEqualTo(200);
    }

    @Test
    void leavesPostsWithTheProviderWhileStopped() {
        String secret = secret();
        api.delete(path(connection) + "/activation");
        assertThat(post(address.getPath(), Map.of(SECRET_HEADER, secret), update(1)))
                .isEqualTo(503);
        assertThat(stored()).isZero();
        assertThat(post(address.getPath(), Map.of(), update(1))).isEqualTo(401);
    }

    @Test
    void knowsNoOtherKeys() {
        assertThat(post("/hooks/0123456789abcdef0123456789abcdef", Map.of(), update(1)))
                .isEqualTo(404);
        assertThat(post("/hooks/", Map.of(), update(1))).isEqualTo(404);
        assertThat(post("/hooks/../etc", Map.of(), update(1))).isIn(400, 404);
    }

    @Test
    void slowsDownAFlood() {
        String secret = secret();
        boolean slowed = false;
        for (int i = 0; i < 200 && !slowed; i++) {
            slowed = post(address.getPath(), Map.of(SECRET_HEADER, secret), update(1)) == 429;
        }
        assertThat(slowed).isTrue();
    }

    @Test
    void losesNothingOfWhatItSentAwayInAFlood() {
        flood(60);
        List<Long> people = LongStream.range(person, person + 60).boxed().toList();
        people.forEach(each -> sandbox.post(
                "/messages", Map.of("account", bot.path("account").asString(), "user", each, "text", "hello")));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(people).allMatch(each -> isAnswered(each)));
        assertThat(posts()).anyMatch(post -> post.path("reason").asString().equals("too-many"));
        await().untilAsserted(
                        () -> assertThat(counters().path("limited").asInt()).isGreaterThan(20));
        assertThat(counters().path("limitedAt").asString()).isNotEmpty();
        assertThat(api.get(path(connection) + "/events").text()).containsOnlyOnce("telegram_webhook_limited");
    }

    /** Posts the same again and again. */
    private void flood(int count) {
        String secret = secret();
        for (int i = 0; i < count; i++) {
            post(address.getPath(), Map.of(SECRET_HEADER, secret), update(1));
        }
    }

    private boolean isAnswered(long chat) {
        for (JsonNode message : sandbox.get(
                        "/messages?account=" + bot.path("account").asString() + "&chat=" + chat)
                .path("items")) {
            if (message.path("direction").asString().equals("out")) {
                return true;
            }
        }
        return false;
    }

    private JsonNode counters() {
        return api.get(path(connection)).json().path("counters");
    }

    private List<JsonNode> posts() {
        List<JsonNode> posts = new ArrayList<>();
        api.get(path(connection) + "/webhook-log?limit=200")
                .json()
                .path("items")
                .forEach(posts::add);
        return posts;
    }

    @Test
    void logsEveryPostWithItsOutcome() {
        post(update(7));
        post(update(7));
        post("{\"update_id\":8,\"brand_new_kind\":{}}");
        post(address.getPath(), Map.of(SECRET_HEADER, "a-wrong-secret"), update(9));
        post("{");
        post("{\"update_id\":1,\"text\":\"" + "x".repeat(PostedBody.BYTES_MAX) + "\"}");
        assertThat(posts())
                .extracting(post -> post.path("outcome").asString() + " "
                        + post.path("reason").asString() + " "
                        + post.path("status").asInt())
                .containsExactly(
                        "refused too-large 413",
                        "refused unreadable 400",
                        "refused forged 401",
                        "ignored  200",
                        "repeated  200",
                        "stored  200");
        JsonNode stored = posts().getLast();
        assertThat(stored.path("durationMicros").asLong()).isPositive();
        assertThat(stored.path("bodyBytes").asInt()).isEqualTo(update(7).length());
        assertThat(posts().getFirst().path("bodyBytes").asInt()).isGreaterThan(PostedBody.BYTES_MAX);
    }

    @Test
    void logsNoSecretAndNoHeaderItDoesNotKnow() {
        post(
                address.getPath(),
                Map.of(
                        SECRET_HEADER,
                        secret(),
                        "User-Agent",
                        "Telegram",
                        "Cookie",
                        "session=very-private",
                        "Authorization",
                        "Bearer very-private",
                        "X-Some-Signature",
                        "very-private"),
                update(7));
        String log = api.get(path(connection) + "/webhook-log").text();
        assertThat(log).doesNotContain(secret()).doesNotContain("very-private").doesNotContain("hello");
        JsonNode headers = posts().getFirst().path("headers");
        assertThat(headers.path("user-agent").asString()).isEqualTo("Telegram");
        for (String masked :
                List.of("x-telegram-bot-api-secret-token", "cookie", "authorization", "x-some-signature")) {
            assertThat(headers.path(masked).asString()).as(masked).isEqualTo(WebhookHeaders.MASKED);
        }
        assertThat(database.sql("select entries from webhook_log where connection_id = ?")
                        .param(id())
                        .query(String.class)
                        .list())
                .noneMatch(entries -> entries.contains("very-private") || entries.contains(secret()));
    }

    @Test
    void keepsTheLogWithinItsBounds() {
        for (int i = 0; i < 5; i++) {
            flood(110);
            assertThat(posts()).hasSizeLessThanOrEqualTo(200);
        }
        assertThat(posts()).hasSize(200);
        assertThat(database.sql("select sum(requests) from webhook_log where connection_id = ?")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isBetween(200, 450);
        JsonNode first = api.get(path(connection) + "/webhook-log?limit=150").json();
        assertThat(first.path("items").size()).isEqualTo(150);
        JsonNode second = api.get(path(connection) + "/webhook-log?limit=150&cursor="
                        + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("items").size()).isEqualTo(50);
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void forgetsOldEntriesOfTheLog() {
        post(update(7));
        assertThat(posts()).hasSize(1);
        cleanup.clean(Instant.now().plus(Duration.ofDays(6)));
        assertThat(posts()).hasSize(1);
        cleanup.clean(Instant.now().plus(Duration.ofDays(8)));
        assertThat(posts()).isEmpty();
    }

    @Test
    void servesTheAddressWithTheKeyAtItsEnd() {
        String key = address.getPath().substring("/hooks/".length());
        String path = "/api/integrations/webhooks/telegram/" + key + "/";
        assertThat(post(path, Map.of(SECRET_HEADER, secret()), update(1))).isEqualTo(200);
        assertThat(post(path, Map.of(), update(2))).isEqualTo(401);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void connectsWithATokenAlone() {
        JsonNode another = sandbox.post("/accounts", Map.of());
        JsonNode made = api.post(
                        "/api/integrations/telegram/connect/",
                        Map.of("bot_token", another.path("token").asString()))
                .json();
        assertThat(made.path("status").asString()).as(made.toString()).isEqualTo("active");
        assertThat(made.path("integration_type").asString()).isEqualTo("telegram");
        api.delete(path(made));
    }
}
