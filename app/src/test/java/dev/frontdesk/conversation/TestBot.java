package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.SandboxControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** A polled bot of a project of its own, thinking with the emulated model, and the people who write to it. */
public final class TestBot {

    public final SandboxControl telegram = new SandboxControl("telegram");
    public final SandboxControl model = new SandboxControl("openai");
    public final String project;
    public final String connection;
    private final ApiClient api;
    public final String account;

    public TestBot(ApiClient api, Map<String, ?> settings) {
        this.api = api;
        JsonNode bot = telegram.post("/accounts", Map.of());
        account = bot.path("account").asString();
        project = api.post("/api/v1/projects", Map.of("name", "Bench of " + account, "language", "en"))
                .json()
                .path("id")
                .asString();
        thinkWith(Map.of());
        Map<String, Object> form = new HashMap<>(settings);
        form.put("connector", "telegram");
        form.put("settings", Map.of("token", bot.path("token").asString()));
        JsonNode made =
                api.post("/api/v1/projects/" + project + "/connections", form).json();
        connection = made.path("id").asString();
        assertThat(api.put("/api/v1/connections/" + connection + "/activation", Map.of())
                        .status())
                .as("%s", made)
                .isLessThan(300);
        await().until(() -> api.get("/api/v1/connections/" + connection)
                .json()
                .path("status")
                .asString()
                .equals("running"));
    }

    /** @param more settings of the model */
    public void thinkWith(Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.putIfAbsent("provider", "openai");
        settings.putIfAbsent("model", "sandbox-chat");
        settings.putIfAbsent("apiKey", "sk-sandbox-fake-of-the-pipeline");
        assertThat(api.put("/api/v1/projects/" + project + "/model", settings).status())
                .isEqualTo(200);
    }

    public static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    /** What the model says to whatever it is asked. */
    public void says(String text, long delayMillis) {
        model.put("/script", List.of(Map.of("text", text, "delayMs", delayMillis)));
    }

    /** How the provider treats what the bot sends. */
    public void fault(Map<String, ?> fault) {
        fault("sendMessage", fault);
    }

    public void fault(String method, Map<String, ?> fault) {
        Map<String, Object> order = new HashMap<>(fault);
        order.put("account", account);
        order.put("method", method);
        telegram.put("/faults", order);
    }

    public void reset() {
        telegram.put("/faults", Map.of());
        model.put("/script", List.of());
        api.delete("/api/v1/connections/" + connection);
    }

    public JsonNode write(long person, String text) {
        return write(person, Map.of("text", text));
    }

    public JsonNode write(long person, Map<String, ?> message) {
        Map<String, Object> order = new HashMap<>(message);
        order.put("account", account);
        order.put("user", person);
        return telegram.post("/messages", order);
    }

    /** One right after the other. */
    void writeAtOnce(long person, List<String> texts) {
        telegram.post(
                "/messages",
                Map.of(
                        "items",
                        texts.stream()
                                .map(text -> Map.of("account", account, "user", person, "text", text))
                                .toList()));
    }

    /** Presses the first button under a message. */
    void press(long person, JsonNode message) {
        press(person, message, "Talk to a person");
    }

    /** Presses the button of a message that stands for {@code data}. */
    public void press(long person, JsonNode message, String data) {
        telegram.post(
                "/callbacks",
                Map.of(
                        "account",
                        account,
                        "chat",
                        person,
                        "user",
                        person,
                        "message",
                        message.path("id").asLong(),
                        "data",
                        data));
    }

    /** From now on the provider knows the token no more. */
    void refuseToken() {
        telegram.post("/accounts/" + account + "/revocation", Map.of());
    }

    void standing(Map<String, ?> change) {
        Map<String, Object> order = new HashMap<>(change);
        order.put("account", account);
        telegram.post("/blocks", order);
    }

    /** What the person got from the bot, oldest first. */
    public List<String> got(long chat) {
        List<String> got = new ArrayList<>();
        telegram.get("/messages?account=" + account + "&chat=" + chat)
                .path("items")
                .forEach(message -> {
                    if (message.path("direction").asString().equals("out")) {
                        got.add(message.path("text").asString());
                    }
                });
        return got;
    }

    /** The same, whole. */
    public List<JsonNode> gotWhole(long chat) {
        List<JsonNode> got = new ArrayList<>();
        telegram.get("/messages?account=" + account + "&chat=" + chat)
                .path("items")
                .forEach(message -> {
                    if (message.path("direction").asString().equals("out")) {
                        got.add(message);
                    }
                });
        return got;
    }

    public void awaitReplies(long chat, int count) {
        soon().untilAsserted(() -> assertThat(got(chat)).hasSize(count));
    }

    public JsonNode conversation(long chat) {
        List<JsonNode> found = new ArrayList<>();
        soon().until(() -> {
            for (JsonNode each : api.get("/api/v1/conversations?connection=" + connection + "&limit=200")
                    .json()
                    .path("items")) {
                if (each.path("chatId").asString().equals(Long.toString(chat))) {
                    found.add(each);
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    public UUID conversationId(long chat) {
        return UUID.fromString(conversation(chat).path("id").asString());
    }

    /** Oldest first. */
    public List<JsonNode> messages(long chat) {
        List<JsonNode> messages = new ArrayList<>();
        api.get("/api/v1/conversations/" + conversationId(chat) + "/messages?limit=100")
                .json()
                .path("items")
                .forEach(messages::addFirst);
        return messages;
    }

    /** States of what was to be sent, oldest first. */
    List<String> statuses(long chat) {
        return messages(chat).stream()
                .filter(message -> message.path("direction").asString().equals("out"))
                .map(message -> message.path("status").asString())
                .toList();
    }

    void awaitThinking() {
        soon().until(() -> model.get("/calls?limit=1").path("items").size() > 0);
    }

    public void forgetCalls() {
        model.put("/faults", Map.of());
    }
}
