package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Menus and names, accounts, and the stream for pages. */
class ProfileTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode setCommands(String name, String fields) {
        return STAGE.call(
                bot,
                "setMyCommands",
                "{\"commands\":[{\"command\":\"" + name + "\",\"description\":\"d\"}]" + fields + "}");
    }

    private String menu(long chat, String language) {
        return STAGE.control(
                        "GET", "accounts/" + bot.id() + "/commands?chat=" + chat + "&user=1&language=" + language, "")
                .path("items")
                .path(0)
                .path("command")
                .asString("");
    }

    @Test
    void showsTheNarrowestMenuInThePersonsLanguage() {
        setCommands("general", "");
        setCommands("private", ",\"scope\":{\"type\":\"all_private_chats\"}");
        setCommands("russian", ",\"scope\":{\"type\":\"all_private_chats\"},\"language_code\":\"ru\"");
        setCommands("anna", ",\"scope\":{\"type\":\"chat\",\"chat_id\":" + Stage.ANNA + "}");
        assertThat(menu(-77, "en")).isEqualTo("general");
        assertThat(menu(1001, "en")).isEqualTo("private");
        assertThat(menu(1001, "ru")).isEqualTo("russian");
        assertThat(menu(Stage.ANNA, "ru")).isEqualTo("anna");
        assertThat(STAGE.call(bot, "getMyCommands", "{\"language_code\":\"ru\"}")
                        .path("result")
                        .size())
                .isZero();
        STAGE.call(bot, "deleteMyCommands", "{\"scope\":{\"type\":\"all_private_chats\"}}");
        assertThat(menu(1001, "en")).isEqualTo("general");
    }

    @Test
    void checksCommands() {
        assertThat(setCommands("Bad-One", "").path("description").asString())
                .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
        assertThat(STAGE.call(bot, "setMyCommands", "{\"commands\":[{\"command\":\"a\",\"description\":\"\"}]}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
        String many = "{\"command\":\"a\",\"description\":\"d\"},".repeat(100);
        assertThat(STAGE.call(
                                bot,
                                "setMyCommands",
                                "{\"commands\":[" + many + "{\"command\":\"a\",\"description\":\"d\"}]}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: BOT_COMMANDS_TOO_MUCH");
        assertThat(setCommands("a", ",\"scope\":{\"type\":\"moon\"}").path("ok").asBoolean(true))
                .isFalse();
    }

    @Test
    void takesNamesAndDescriptionsByLanguage() {
        STAGE.call(bot, "setMyName", "{\"name\":\"Flora\"}");
        STAGE.call(bot, "setMyName", "{\"name\":\"Флора\",\"language_code\":\"ru\"}");
        assertThat(STAGE.call(bot, "getMyName", "{\"language_code\":\"ru\"}")
                        .path("result")
                        .path("name")
                        .asString())
                .isEqualTo("Флора");
        assertThat(STAGE.call(bot, "getMe", "{}")
                        .path("result")
                        .path("first_name")
                        .asString())
                .isEqualTo("Flora");
        STAGE.call(bot, "setMyDescription", "{\"description\":\"About\"}");
        assertThat(STAGE.call(bot, "getMyDescription", "{}")
                        .path("result")
                        .path("description")
                        .asString())
                .isEqualTo("About");
        STAGE.call(bot, "setMyShortDescription", "{\"short_description\":\"Short\"}");
        assertThat(STAGE.call(bot, "getMyShortDescription", "{}")
                        .path("result")
                        .path("short_description")
                        .asString())
                .isEqualTo("Short");
        assertThat(STAGE.call(bot, "setMyName", "{\"name\":\"" + "x".repeat(65) + "\"}")
                        .path("ok")
                        .asBoolean(true))
                .isFalse();
        STAGE.call(bot, "setChatMenuButton", "{\"menu_button\":{\"type\":\"commands\"}}");
        assertThat(STAGE.call(bot, "getChatMenuButton", "{}")
                        .path("result")
                        .path("type")
                        .asString())
                .isEqualTo("commands");
    }

    @Test
    void makesManyBotsOrOneWithAGivenToken() {
        assertThat(STAGE.control("POST", "accounts", "{\"count\":500}")
                        .path("items")
                        .size())
                .isEqualTo(500);
        assertThat(STAGE.control("GET", "accounts", "").path("items").size()).isEqualTo(501);
        String token = "77001:AAFakeFakeFakeFakeFakeFakeFakeFakeFak";
        TestBot made = STAGE.bot("{\"token\":\"" + token + "\",\"username\":\"flora_demo_bot\"}");
        assertThat(made).isEqualTo(new TestBot(77_001, token));
        assertThat(STAGE.call(made, "getMe", "{}")
                        .path("result")
                        .path("username")
                        .asString())
                .isEqualTo("flora_demo_bot");
    }

    @Test
    void countsMessagesAndTheTimePeopleWait() {
        STAGE.control("DELETE", "statistics", "");
        STAGE.write(bot, "hello");
        STAGE.call(bot, "sendMessage", "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"hi\"}");
        STAGE.call(bot, "sendMessage", "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"and more\"}");
        JsonNode statistics = STAGE.control("GET", "statistics", "");
        assertThat(statistics.path("written").asInt()).isEqualTo(1);
        assertThat(statistics.path("sent").asInt()).isEqualTo(2);
        assertThat(statistics.path("replyMicros").path("count").asInt()).isEqualTo(1);
        assertThat(statistics.path("replyMicros").path("p50").asLong()).isPositive();
    }

    @Test
    void streamsWhatHappensInAChat() throws IOException {
        URI events = URI.create(STAGE.base() + "/control/telegram/events?account=" + bot.id() + "&chat=" + Stage.ANNA);
        try (InputStream in = events.toURL().openStream();
                var lines = new java.io.BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": listening");
            STAGE.call(bot, "sendChatAction", "{\"chat_id\":" + Stage.ANNA + ",\"action\":\"typing\"}");
            assertThat(nextEvent(lines)).startsWith("event: action data: {").contains("\"action\":\"typing\"");
            STAGE.call(bot, "sendMessage", "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"hi\"}");
            assertThat(nextEvent(lines)).startsWith("event: message data: {").contains("\"text\":\"hi\"");
            STAGE.call(bot, "deleteMessage", "{\"chat_id\":" + Stage.ANNA + ",\"message_id\":2}");
            assertThat(nextEvent(lines)).startsWith("event: delete data: {");
            STAGE.reset();
        }
    }

    private static String nextEvent(java.io.BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("event: ")) {
            line = lines.readLine();
        }
        return line + " " + lines.readLine();
    }
}
