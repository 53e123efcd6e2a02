package dev.frontdesk.sandbox.max;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.max.Stage.Answer;
import dev.frontdesk.sandbox.max.Stage.TestBot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** How news reach a bot: by long polls with a marker, or by any number of webhooks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateTests {

    private Stage stage;

    @BeforeAll
    void start() {
        stage = new Stage();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.reset();
        stage.control("PUT", "limits", "{\"rates\": false}");
    }

    private JsonNode poll(TestBot bot, String more) {
        return stage.call(bot, "GET", "/updates?timeout=0" + more, "").body();
    }

    private static List<String> texts(JsonNode polled) {
        List<String> texts = new ArrayList<>();
        polled.path("updates")
                .forEach(update -> texts.add(
                        update.path("message").path("body").path("text").asString("")));
        return texts;
    }

    @Test
    void confirmsWhatPrecedesTheMarker() {
        TestBot bot = stage.bot();
        stage.write(bot, "one");
        stage.write(bot, "two");
        JsonNode newest = poll(bot, "");
        assertThat(texts(newest)).containsExactly("two");
        assertThat(texts(poll(bot, ""))).containsExactly("two");
        long marker = newest.path("marker").asLong();
        assertThat(texts(poll(bot, "&marker=" + (marker - 2)))).containsExactly("one", "two");
        JsonNode empty = poll(bot, "&marker=" + marker);
        assertThat(texts(empty)).isEmpty();
        assertThat(empty.path("marker").asLong()).isEqualTo(marker);
        assertThat(texts(poll(bot, "&marker=1"))).isEmpty();
    }

    @Test
    void hasNoIdOnUpdates() {
        TestBot bot = stage.startedBot();
        JsonNode update = poll(bot, "").path("updates").path(0);
        assertThat(update.path("update_type").asString()).isEqualTo("message_created");
        assertThat(update.has("update_id")).isFalse();
        assertThat(update.path("message").path("sender").path("user_id").asLong())
                .isEqualTo(Stage.ANNA);
    }

    private Answer subscribe(TestBot bot, String url) {
        return stage.call(bot, "POST", "/subscriptions", """
                {"url": "%s", "secret": "a-secret", "update_types": ["message_created", "bot_stopped"]}
                """.formatted(url));
    }

    @Test
    void deliversToEverySubscription() {
        TestBot bot = stage.bot();
        try (Hook first = new Hook();
                Hook second = new Hook()) {
            assertThat(subscribe(bot, first.url()).body().path("success").asBoolean())
                    .isTrue();
            assertThat(subscribe(bot, second.url()).body().path("success").asBoolean())
                    .isTrue();
            stage.write(bot, "to both");
            assertThat(first.next().text()).isEqualTo("to both");
            Hook.Delivery delivery = second.next();
            assertThat(delivery.text()).isEqualTo("to both");
            assertThat(delivery.secret()).isEqualTo("a-secret");
            assertThat(stage.call(bot, "GET", "/updates?timeout=0", "").status())
                    .isEqualTo(409);
            JsonNode list = stage.call(bot, "GET", "/subscriptions", "").body();
            assertThat(list.path("subscriptions").size()).isEqualTo(2);
            assertThat(list.toString()).doesNotContain("a-secret");
            assertThat(stage.call(bot, "DELETE", "/subscriptions?url=" + first.url(), "")
                            .status())
                    .isEqualTo(200);
            assertThat(stage.call(bot, "GET", "/subscriptions", "")
                            .body()
                            .path("subscriptions")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void wantsHttpsOnItsUsualPort() {
        TestBot bot = stage.bot();
        assertThat(subscribe(bot, "http://shop.example/hook")
                        .body()
                        .path("success")
                        .asBoolean(true))
                .isFalse();
        assertThat(subscribe(bot, "https://shop.example:8443/hook")
                        .body()
                        .path("success")
                        .asBoolean(true))
                .isFalse();
        assertThat(subscribe(bot, "https://shop.example/hook")
                        .body()
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(stage.call(bot, "POST", "/subscriptions", "{\"url\":\"https://a.example/\",\"secret\":\"!\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void repeatsAfterAMinuteAndGivesUpAfterEightHours() {
        TestBot bot = stage.bot();
        try (Hook hook = new Hook()) {
            subscribe(bot, hook.url());
            hook.failNext(3);
            stage.write(bot, "again");
            hook.next();
            assertThat(hook.nextAfter(() -> advance(61)).text()).isEqualTo("again");
            hook.nextAfter(() -> advance(9 * 3600));
            org.awaitility.Awaitility.await()
                    .until(() -> stage.call(bot, "GET", "/subscriptions", "")
                            .body()
                            .path("subscriptions")
                            .isEmpty());
        }
    }

    private void advance(int seconds) {
        stage.control("PUT", "clock", "{\"advanceSeconds\": " + seconds + "}");
    }

    @Test
    void tellsOfStartsAndStops() {
        TestBot bot = stage.bot();
        stage.control(
                "POST",
                "starts",
                "{\"account\":\"" + bot.account() + "\",\"user\":" + Stage.ANNA + ",\"payload\":\"ref_42\"}");
        stage.control(
                "POST",
                "blocks",
                "{\"account\":\"" + bot.account() + "\",\"user\":" + Stage.ANNA
                        + ",\"blocked\":true,\"removed\":true}");
        List<String> kinds = new ArrayList<>();
        poll(bot, "&marker=1")
                .path("updates")
                .forEach(update -> kinds.add(update.path("update_type").asString()));
        assertThat(kinds).containsExactly("bot_started", "dialog_removed", "bot_stopped");
        assertThat(poll(bot, "&marker=1")
                        .path("updates")
                        .path(0)
                        .path("payload")
                        .asString())
                .isEqualTo("ref_42");
    }

    @Test
    void showsAGroupOnlyToAnAdministrator() {
        TestBot bot = stage.bot();
        String order = """
                {"account": "%s", "chat": -70000000000123, "user": 5, "admin": %s, "text": "@%s hi"}""";
        JsonNode hidden = stage.control("POST", "messages", order.formatted(bot.account(), "false", bot.username()));
        assertThat(hidden.path("delivered").asBoolean()).isFalse();
        stage.control("POST", "messages", order.formatted(bot.account(), "true", bot.username()));
        JsonNode message = poll(bot, "").path("updates").path(0).path("message");
        assertThat(message.path("recipient").path("chat_type").asString()).isEqualTo("chat");
        assertThat(message.path("body").path("markup").path(0).path("user_id").asString())
                .isEqualTo(bot.account());
    }
}
