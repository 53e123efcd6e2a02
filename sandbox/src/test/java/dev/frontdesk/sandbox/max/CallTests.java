package dev.frontdesk.sandbox.max;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.max.Stage.Answer;
import dev.frontdesk.sandbox.max.Stage.TestBot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Who may call what, and what a message may be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTests {

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

    private int statusWith(@Nullable String authorization, String path) {
        return stage.exchange("GET", stage.base() + "/max" + path, authorization, "")
                .statusCode();
    }

    @Test
    void takesTheTokenRawAndNoOtherWay() {
        TestBot bot = stage.bot();
        assertThat(statusWith(bot.token(), "/me")).isEqualTo(200);
        assertThat(statusWith("Bearer " + bot.token(), "/me")).isEqualTo(401);
        assertThat(statusWith(null, "/me?access_token=" + bot.token())).isEqualTo(401);
        JsonNode error =
                stage.call(new TestBot("1", "Bearer x", ""), "GET", "/me", "").body();
        assertThat(error.path("code").asString()).isEqualTo("verify.token");
        assertThat(error.path("message").asString()).isEqualTo("Malformed access token");
    }

    @Test
    void knowsItsPathsAndVerbs() {
        TestBot bot = stage.bot();
        assertThat(stage.call(bot, "GET", "/nothing", "").status()).isEqualTo(404);
        assertThat(stage.call(bot, "DELETE", "/me", "").status()).isEqualTo(405);
        assertThat(stage.call(bot, "GET", "/me", "").body().path("user_id").asString())
                .isEqualTo(bot.account());
    }

    @Test
    void checksTheMessageBeforeTheRecipient() {
        TestBot bot = stage.bot();
        assertThat(stage.send(bot, "{\"text\": \" \"}").code()).isEqualTo("proto.payload");
        assertThat(stage.send(bot, "{\"text\": \"hi\"}").code()).isEqualTo("dialog.not.found");
        assertThat(stage.call(bot, "POST", "/messages?chat_id=1", "{\"text\":\"hi\"}")
                        .code())
                .isEqualTo("chat.not.found");
        assertThat(stage.call(bot, "POST", "/messages", "{\"text\":\"hi\"}").code())
                .isEqualTo("proto.payload");
        assertThat(stage.call(bot, "POST", "/messages", "half").code()).isEqualTo("proto.payload");
    }

    @Test
    void takesFourThousandCharacters() {
        TestBot bot = stage.startedBot();
        assertThat(stage.send(bot, "{\"text\": \"" + "я".repeat(4000) + "\"}").status())
                .isEqualTo(200);
        assertThat(stage.send(bot, "{\"text\": \"" + "я".repeat(4001) + "\"}").code())
                .isEqualTo("proto.payload");
    }

    @Test
    void addressesADialogByPersonOrByItsOwnId() {
        TestBot bot = stage.bot();
        JsonNode written = stage.write(bot, "hello");
        long chatId = written.path("chatId").asLong();
        assertThat(chatId).isNotEqualTo(Stage.ANNA);
        JsonNode sent = stage.call(bot, "POST", "/messages?chat_id=" + chatId, "{\"text\":\"hi\"}")
                .body();
        JsonNode body = sent.path("message").path("body");
        assertThat(body.path("mid").asString()).matches("mid\\.[0-9a-f]{32}");
        assertThat(body.path("mid").asString())
                .endsWith(String.format("%016x", body.path("seq").asLong()));
        assertThat(sent.path("message").path("recipient").path("user_id").asLong())
                .isEqualTo(Stage.ANNA);
    }

    @Test
    void refusesKeyboardsThatAreTooLarge() {
        TestBot bot = stage.startedBot();
        String button = "{\"type\":\"callback\",\"text\":\"a\",\"payload\":\"b\"}";
        String row = "[" + button + ("," + button).repeat(6) + "]";
        assertThat(stage.send(bot, keyboard(row)).status()).isEqualTo(200);
        assertThat(stage.send(bot, keyboard("[" + button + ("," + button).repeat(7) + "]"))
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("errors.maxRowSize");
        assertThat(stage.send(bot, keyboard(row + ("," + row).repeat(30)))
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("errors.maxRows");
        assertThat(stage.send(bot, keyboard("[{\"type\":\"callback\",\"text\":\"" + "x".repeat(129) + "\"}]"))
                        .status())
                .isEqualTo(400);
    }

    private static String keyboard(String rows) {
        return "{\"text\":\"choose\",\"attachments\":[{\"type\":\"inline_keyboard\",\"payload\":{\"buttons\":[" + rows
                + "]}}]}";
    }

    @Test
    void lendsAKeyboardAndItsPressesOneId() {
        TestBot bot = stage.startedBot();
        String mid = stage.send(bot, keyboard("[{\"type\":\"callback\",\"text\":\"Yes\",\"payload\":\"ok\"}]"))
                .body()
                .path("message")
                .path("body")
                .path("mid")
                .asString();
        JsonNode pressed = stage.control("POST", "callbacks", """
                {"account": "%s", "chat": %d, "message": "%s", "data": "ok"}""".formatted(bot.account(), Stage.ANNA, mid));
        JsonNode update = stage.call(bot, "GET", "/updates?timeout=0", "")
                .body()
                .path("updates")
                .path(0);
        assertThat(update.path("callback").path("callback_id").asString())
                .isEqualTo(pressed.path("id").asString())
                .isEqualTo(update.path("message")
                        .path("body")
                        .path("attachments")
                        .path(0)
                        .path("callback_id")
                        .asString());
        String answers = "/answers?callback_id=" + pressed.path("id").asString();
        assertThat(stage.call(bot, "POST", answers, "{\"message\":{\"text\":\"Done\",\"attachments\":[]}}")
                        .status())
                .isEqualTo(200);
        assertThat(stage.call(bot, "GET", "/messages/" + mid, "")
                        .body()
                        .path("body")
                        .toString())
                .contains("Done")
                .doesNotContain("inline_keyboard");
    }

    @Test
    void tellsThatAPersonStoppedTheBot() {
        TestBot bot = stage.startedBot();
        block(bot, true);
        Answer refused = stage.send(bot, "{\"text\":\"hi\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("chat.denied");
        block(bot, false);
        assertThat(stage.send(bot, "{\"text\":\"hi\"}").status()).isEqualTo(200);
    }

    private void block(TestBot bot, boolean blocked) {
        stage.control(
                "POST",
                "blocks",
                "{\"account\": \"" + bot.account() + "\", \"user\": " + Stage.ANNA + ", \"blocked\": " + blocked + "}");
    }

    @Test
    void editsForAWeek() {
        TestBot bot = stage.startedBot();
        String mid = stage.send(bot, "{\"text\":\"one\"}")
                .body()
                .path("message")
                .path("body")
                .path("mid")
                .asString();
        assertThat(edit(bot, mid).path("success").asBoolean()).isTrue();
        stage.control("PUT", "clock", "{\"advanceSeconds\": " + 8 * 86_400 + "}");
        assertThat(edit(bot, mid).path("success").asBoolean()).isFalse();
        Answer gone = stage.call(bot, "DELETE", "/messages?message_id=" + mid, "");
        assertThat(gone.body().path("success").asBoolean()).isTrue();
        assertThat(stage.call(bot, "PUT", "/messages?message_id=" + mid, "{\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    /** Always with status 200, whatever came of it. */
    private JsonNode edit(TestBot bot, String mid) {
        Answer answer = stage.call(bot, "PUT", "/messages?message_id=" + mid, "{\"text\":\"two\"}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void countsRequestsAndMessages() {
        TestBot bot = stage.startedBot();
        stage.control("PUT", "limits", "{\"rates\": true, \"retryAfter\": true}");
        stage.control("PUT", "clock", "{\"stopped\": true}");
        assertThat(stage.send(bot, "{\"text\":\"1\"}").status()).isEqualTo(200);
        assertThat(stage.send(bot, "{\"text\":\"2\"}").status()).isEqualTo(200);
        assertThat(stage.send(bot, "{\"text\":\"3\"}").code()).isEqualTo("too.many.requests");
        stage.control("PUT", "clock", "{\"advanceSeconds\": 2}");
        for (int i = 0; i < 30; i++) {
            assertThat(stage.call(bot, "GET", "/me", "").status()).isEqualTo(200);
        }
        assertThat(stage.call(bot, "GET", "/me", "").status()).isEqualTo(429);
    }

    @Test
    void showsThatTheBotTypes() {
        TestBot bot = stage.bot();
        long chatId = stage.write(bot, "hello").path("chatId").asLong();
        Answer answer = stage.call(bot, "POST", "/chats/" + chatId + "/actions", "{\"action\":\"typing_on\"}");
        assertThat(answer.body().path("success").asBoolean()).isTrue();
        assertThat(stage.call(bot, "POST", "/chats/" + chatId + "/actions", "{\"action\":\"mark_seen\"}")
                        .status())
                .isEqualTo(400);
        assertThat(stage.control("GET", "messages?account=" + bot.account() + "&chat=" + Stage.ANNA, "")
                        .path("typing")
                        .path("action")
                        .asString())
                .isEqualTo("typing_on");
    }
}
