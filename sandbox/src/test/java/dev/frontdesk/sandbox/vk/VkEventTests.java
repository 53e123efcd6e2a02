package dev.frontdesk.sandbox.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.vk.Stage.Community;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VkEventTests {

    private record Post(JsonNode event, String retry) {}

    private final Stage stage = new Stage();
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final HttpServer server = server();
    private volatile Function<JsonNode, String> answers = event -> "ok";
    private volatile int status = 200;
    private Community shop = stage.community();

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::take);
            made.start();
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode event = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        byte[] answer = answers.apply(event).getBytes(StandardCharsets.UTF_8);
        String retry = exchange.getRequestHeaders().getFirst("X-Retry-Counter");
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        posts.add(new Post(event, retry == null ? "" : retry));
    }

    private Post nextPost() throws InterruptedException {
        Post post = posts.poll(10, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("Nothing was posted within 10 s");
        }
        return post;
    }

    @BeforeEach
    void begin() {
        stage.control("PUT", "clock", "{}");
        stage.control("PUT", "limits", "{}");
        stage.control("PUT", "limits", "{\"callsPerSecond\":1000,\"callbackBackoffMillis\":50}");
        stage.control("PUT", "faults", "{}");
        shop = stage.community();
        posts.clear();
        answers = event -> "ok";
        status = 200;
    }

    @AfterAll
    void end() {
        server.stop(0);
        stage.close();
    }

    private JsonNode longPoll() {
        stage.call(shop, "groups.setLongPollSettings", "group_id", shop.id(), "enabled", 1, "message_new", 1);
        return stage.call(shop, "groups.getLongPollServer", "group_id", shop.id())
                .path("response");
    }

    private JsonNode poll(JsonNode server, String ts) {
        return stage.poll(server, "key=" + server.path("key").asString() + "&ts=" + ts);
    }

    @Test
    void refusesLongPollsUntilTheyAreSwitchedOn() {
        assertThat(stage.error(shop, "groups.getLongPollServer", "group_id", shop.id()))
                .isEqualTo(100);
    }

    @Test
    void tellsWhatFollowedAPlace() {
        JsonNode place = longPoll();
        String ts = place.path("ts").asString();
        stage.write(shop, "\"text\":\"one\"");
        stage.write(shop, "\"text\":\"two\"");
        JsonNode both = poll(place, ts);
        assertThat(both.path("updates")).hasSize(2);
        assertThat(poll(place, ts)).isEqualTo(both);
        JsonNode none = poll(place, both.path("ts").asString());
        assertThat(none.path("updates")).isEmpty();
        assertThat(none.path("ts").isString()).isTrue();
        assertThat(both.path("updates")
                        .path(0)
                        .path("object")
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("one");
        assertThat(both.path("updates").path(0).has("secret")).isFalse();
    }

    @Test
    void failsAsVkFails() {
        stage.control("PUT", "limits", "{\"eventsKept\":1}");
        JsonNode place = longPoll();
        String ts = place.path("ts").asString();
        stage.write(shop, "\"text\":\"one\"");
        stage.write(shop, "\"text\":\"two\"");
        JsonNode gap = poll(place, ts);
        assertThat(gap.path("failed").asInt()).isEqualTo(1);
        assertThat(poll(place, gap.path("ts").asString()).path("updates")).isEmpty();
        assertThat(stage.poll(place, "key=wrong&ts=" + ts).path("failed").asInt())
                .isEqualTo(2);
        assertThat(poll(place, "99999999").path("failed").asInt()).isEqualTo(3);
        assertThat(stage.poll(place, "version=99&key=x&ts=1").path("failed").asInt())
                .isEqualTo(4);
        stage.control("PUT", "clock", "{\"advanceSeconds\":3601}");
        assertThat(poll(place, ts).path("failed").asInt()).isEqualTo(2);
    }

    private int callbackServer(String secret) {
        int id = stage.call(
                        shop,
                        "groups.addCallbackServer",
                        "group_id",
                        shop.id(),
                        "url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                        "title",
                        "Test",
                        "secret_key",
                        secret)
                .path("response")
                .path("server_id")
                .asInt();
        stage.call(shop, "groups.setCallbackSettings", "group_id", shop.id(), "server_id", id, "message_new", 1);
        return id;
    }

    private String code() {
        return stage.call(shop, "groups.getCallbackConfirmationCode", "group_id", shop.id())
                .path("response")
                .path("code")
                .asString();
    }

    private void awaitStatus(String wanted) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stage.call(shop, "groups.getCallbackServers", "group_id", shop.id())
                        .path("response")
                        .path("items")
                        .path(0)
                        .path("status")
                        .asString()
                        .equals(wanted));
    }

    /** A server that was confirmed with the code shown before it was added. */
    private void confirmed() throws InterruptedException {
        String code = code();
        answers = event -> event.path("type").asString().equals("confirmation") ? code : "ok";
        callbackServer("s3");
        awaitStatus("ok");
        nextPost();
        assertThat(code()).isNotEqualTo(code);
    }

    @Test
    void confirmsByTheExactCode() throws Exception {
        confirmed();
        shop = stage.community();
        String code = code();
        answers = event -> code + "\n";
        callbackServer("s3");
        awaitStatus("failed");
        stage.write(shop, "\"text\":\"nobody hears this\"");
        nextPost();
        assertThat(posts).isEmpty();
    }

    @Test
    void postsUntilTheAnswerIsExactlyOk() throws Exception {
        confirmed();
        for (String wrong : new String[] {"\"ok\"", "ok\n", "", "OK"}) {
            AtomicInteger attempts = new AtomicInteger();
            answers = event -> attempts.incrementAndGet() <= 2 ? wrong : "ok";
            stage.write(shop, "\"text\":\"hi\"");
            Post first = nextPost();
            assertThat(first.retry()).isEmpty();
            assertThat(first.event().path("secret").asString()).isEqualTo("s3");
            for (String counter : new String[] {"1", "2"}) {
                Post again = nextPost();
                assertThat(again.event()).isEqualTo(first.event());
                assertThat(again.retry()).isEqualTo(counter);
            }
        }
    }

    @Test
    void takes204AsAFailureAndRemoveAsTheEnd() throws Exception {
        confirmed();
        answers = event -> "";
        status = 204;
        stage.write(shop, "\"text\":\"hi\"");
        nextPost();
        nextPost();
        status = 200;
        answers = event -> "remove";
        stage.write(shop, "\"text\":\"next\"");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            Post post = posts.poll(1, TimeUnit.SECONDS);
            return post != null
                    && post.event()
                            .path("object")
                            .path("message")
                            .path("text")
                            .asString()
                            .equals("next");
        });
    }

    @Test
    void givesPostedAndPolledEventsOneId() throws Exception {
        confirmed();
        JsonNode place = longPoll();
        stage.write(shop, "\"text\":\"hi\"");
        JsonNode polled =
                poll(place, place.path("ts").asString()).path("updates").path(0);
        assertThat(nextPost().event().path("event_id")).isEqualTo(polled.path("event_id"));
    }

    @Test
    void switchesAServerOffThatFailsForLong() throws Exception {
        stage.control("PUT", "limits", "{\"callbackFailuresMax\":2}");
        confirmed();
        answers = event -> "no";
        stage.write(shop, "\"text\":\"hi\"");
        awaitStatus("failed");
    }

    @Test
    void takesTenServers() {
        for (int i = 0; i < 10; i++) {
            callbackServer("");
        }
        assertThat(stage.error(
                        shop,
                        "groups.addCallbackServer",
                        "group_id",
                        shop.id(),
                        "url",
                        "http://127.0.0.1:1/",
                        "title",
                        "x"))
                .isEqualTo(2000);
        assertThat(stage.error(
                        shop,
                        "groups.editCallbackServer",
                        "group_id",
                        shop.id(),
                        "server_id",
                        1,
                        "url",
                        "http://127.0.0.1:1/",
                        "title",
                        "longer than fourteen"))
                .isEqualTo(100);
    }

    @Test
    void seesInChatsOnlyWhatIsMeantForIt() {
        JsonNode place = longPoll();
        String chat = "\"chat\":2000000005,\"text\":";
        assertThat(stage.write(shop, chat + "\"just talking\"")
                        .path("delivered")
                        .asBoolean())
                .isFalse();
        assertThat(stage.write(shop, chat + "\"[club" + shop.id() + "|@shop] hi\"")
                        .path("delivered")
                        .asBoolean())
                .isTrue();
        JsonNode message = poll(place, place.path("ts").asString())
                .path("updates")
                .path(0)
                .path("object")
                .path("message");
        assertThat(message.path("id").asInt(-1)).isZero();
        assertThat(message.path("conversation_message_id").asInt()).isEqualTo(2);
    }

    @Test
    void cropsBigMessages() {
        JsonNode place = longPoll();
        stage.write(shop, "\"text\":\"" + "я".repeat(5000) + "\"");
        JsonNode message = poll(place, place.path("ts").asString())
                .path("updates")
                .path(0)
                .path("object")
                .path("message");
        assertThat(message.path("is_cropped").asBoolean()).isTrue();
        JsonNode whole = stage.call(
                shop,
                "messages.getByConversationMessageId",
                "peer_id",
                Stage.ANNA,
                "conversation_message_ids",
                message.path("conversation_message_id").asInt());
        assertThat(whole.path("response").path("items").path(0).path("text").asString())
                .hasSize(5000);
    }
}
