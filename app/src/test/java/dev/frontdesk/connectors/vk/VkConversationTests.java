package dev.frontdesk.connectors.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole product answers people of VK. */
@FrontdeskTest
class VkConversationTests {

    private static final long ANNA = 550_011;
    private static final long GROUP_CHAT = 2_000_000_005L;

    private final SandboxControl sandbox = new SandboxControl("vk");

    @Autowired
    ApiClient api;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Value("${local.server.port}")
    int port;

    private String account = "";
    private String connection = "";

    @BeforeEach
    void connect() {
        JsonNode made = sandbox.post("/accounts", Map.of("seesWholeChats", true));
        account = made.path("account").asString();
        String project = api.get("/api/v1/projects")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Map<String, ?> settings = Map.of("token", made.path("token").asString());
        connection = api.post(
                        "/api/v1/projects/" + project + "/connections", Map.of("connector", "vk", "settings", settings))
                .json()
                .path("id")
                .asString();
    }

    @AfterEach
    void disconnect() {
        api.delete("/api/v1/connections/" + connection);
    }

    private void start(String mode) {
        JsonNode started = api.put("/api/v1/connections/" + connection + "/activation", Map.of())
                .json();
        assertThat(started.path("mode").asString()).as(started.toString()).isEqualTo(mode);
    }

    private void usePosts() {
        database.sql("""
                        update connection
                        set webhook_address = 'http://127.0.0.1:' || ? || '/hooks/' || webhook_key
                        where connection_id = ?
                        """).params(port, UUID.fromString(connection)).update();
    }

    private void annaWrites(String text) {
        Map<String, ?> anna = Map.of("id", ANNA, "firstName", "Анна", "lastName", "К");
        sandbox.post("/messages", Map.of("account", account, "user", anna, "text", text));
    }

    /** Who wrote, in order: {@code in} is Anna, {@code out} the assistant. */
    private List<String> directions() {
        return sandbox.get("/messages?account=" + account + "&chat=" + ANNA)
                .path("items")
                .valueStream()
                .map(message -> message.path("direction").asString())
                .toList();
    }

    private void awaitTalk(String... directions) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(directions()).containsExactly(directions));
    }

    @Test
    void answersWhatWasWrittenBeforeItWasPolled() {
        annaWrites("Are you there?");
        start("polling");
        awaitTalk("in", "out");
        annaWrites("/help");
        awaitTalk("in", "out", "in", "out");
    }

    @Test
    void answersOnceWhatWasWrittenBeforeItWasPostedTo() {
        usePosts();
        annaWrites("Are you there?");
        start("webhook");
        awaitTalk("in", "out");
        annaWrites("/help");
        awaitTalk("in", "out", "in", "out");
        start("webhook");
        annaWrites("/help");
        awaitTalk("in", "out", "in", "out", "in", "out");
        assertThat(sandbox.get("/accounts/" + account).path("callbackServers")).hasSize(1);
    }

    @Test
    void speaksInAGroupChatOnlyWhenSpokenTo() {
        start("polling");
        say(Map.of("text", "Does anybody know?"));
        int asked = say(Map.of("text", "[club" + account + "|@shop], /help"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inGroup())
                        .extracting(message -> message.path("direction").asString())
                        .containsExactly("in", "in", "out"));
        JsonNode answer = inGroup().getLast();
        assertThat(answer.path("replyTo").asInt()).isEqualTo(asked);
        say(Map.of("text", "Thanks all"));
        say(Map.of("text", "/help", "replyTo", answer.path("id").asInt()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inGroup())
                        .extracting(message -> message.path("direction").asString())
                        .containsExactly("in", "in", "out", "in", "in", "out"));
    }

    private int say(Map<String, ?> what) {
        Map<String, Object> order = new HashMap<>(what);
        order.putAll(Map.of(
                "account",
                account,
                "chat",
                GROUP_CHAT,
                "user",
                Map.of("id", ANNA, "firstName", "Анна", "lastName", "К")));
        return sandbox.post("/messages", order).path("messageId").asInt();
    }

    private List<JsonNode> inGroup() {
        return sandbox.get("/messages?account=" + account + "&chat=" + GROUP_CHAT)
                .path("items")
                .valueStream()
                .toList();
    }
}
