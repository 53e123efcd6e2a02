package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts: what is checked, in which order, and what comes back. */
class SendMessageTests {

    private static final Stage STAGE = new Stage();

    private TestBot bot = new TestBot(0, "");

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "limits", "{\"rates\":false}");
        bot = STAGE.startedBot();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode send(ObjectNode arguments) {
        return STAGE.call(bot, "sendMessage", arguments.toString());
    }

    private String refusal(ObjectNode arguments) {
        JsonNode answer = send(arguments);
        assertThat(answer.path("ok").asBoolean(true)).isFalse();
        return answer.path("description").asString();
    }

    private static ObjectNode toAnna(String text) {
        return Json.object().put("chat_id", Stage.ANNA).put("text", text);
    }

    @Test
    void returnsTheMessageWithParsedEntitiesAndStrippedText() {
        JsonNode answer = send(toAnna("Hi <b>Anna</b>").put("parse_mode", "HTML"));
        JsonNode message = answer.path("result");
        assertThat(message.path("message_id").asInt()).isEqualTo(2);
        assertThat(message.path("text").asString()).isEqualTo("Hi Anna");
        assertThat(message.path("entities").toString()).isEqualTo("[{\"offset\":3,\"length\":4,\"type\":\"bold\"}]");
        assertThat(message.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(message.path("chat").path("type").asString()).isEqualTo("private");
        assertThat(message.path("chat").path("username").asString()).isEqualTo("anna_k");
        assertThat(message.path("date").asLong()).isPositive();
    }

    @Test
    void showsThePersonWhatWasSent() {
        send(toAnna("Hi <b>Anna</b> & <i>all</i>").put("parse_mode", "HTML"));
        JsonNode seen = STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA + "&after=1", "");
        assertThat(seen.path("items").size()).isEqualTo(1);
        assertThat(seen.path("items").path(0).path("direction").asString()).isEqualTo("out");
        assertThat(seen.path("items").path(0).path("html").asString()).isEqualTo("Hi <b>Anna</b> &amp; <i>all</i>");
    }

    @Test
    void countsLengthAfterParsingInUtf16Units() {
        assertThat(send(toAnna("<b>" + "x".repeat(4096) + "</b>").put("parse_mode", "HTML"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(refusal(toAnna("x".repeat(4097)))).isEqualTo("Bad Request: message is too long");
        assertThat(refusal(toAnna("😀".repeat(2049)))).isEqualTo("Bad Request: message is too long");
        assertThat(refusal(toAnna("x".repeat(32_769)))).isEqualTo("Bad Request: text is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|", "'   '|", "<b> </b>|HTML", "<i></i>|HTML"})
    void refusesTextThatIsEmptyAfterParsing(String text, String mode) {
        assertThat(refusal(toAnna(text).put("parse_mode", mode))).isEqualTo("Bad Request: message text is empty");
    }

    @Test
    void reportsMarkupErrorsWithByteOffsets() {
        assertThat(refusal(toAnna("Да <x>").put("parse_mode", "HTML")))
                .isEqualTo("Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 5");
        assertThat(refusal(toAnna("a.").put("parse_mode", "MarkdownV2")))
                .isEqualTo("Bad Request: can't parse entities: Character '.' is reserved and must be escaped"
                        + " with the preceding '\\'");
        assertThat(refusal(toAnna("a").put("parse_mode", "rtf"))).isEqualTo("Bad Request: unsupported parse_mode");
        ObjectNode wrongEntities = toAnna("a");
        wrongEntities
                .putArray("entities")
                .addObject()
                .put("type", "huge")
                .put("offset", 0)
                .put("length", 1);
        assertThat(refusal(wrongEntities))
                .isEqualTo("Bad Request: can't parse MessageEntity: Unsupported type specified");
    }

    @Test
    void parsesMarkupBeforeItLooksForTheChat() {
        ObjectNode unknownChat =
                Json.object().put("chat_id", 4242).put("text", "<x>").put("parse_mode", "HTML");
        assertThat(refusal(unknownChat)).contains("Unsupported start tag");
        assertThat(refusal(unknownChat.put("text", "x"))).isEqualTo("Bad Request: chat not found");
        assertThat(refusal(Json.object().put("text", "x"))).isEqualTo("Bad Request: chat_id is empty");
        assertThat(refusal(Json.object().put("text", "x").put("chat_id", "Anna")))
                .isEqualTo("Bad Request: chat not found");
    }

    @Test
    void repliesToMessagesThatExist() {
        ObjectNode reply = toAnna("x");
        reply.putObject("reply_parameters").put("message_id", 1);
        assertThat(send(reply)
                        .path("result")
                        .path("reply_to_message")
                        .path("message_id")
                        .asInt())
                .isEqualTo(1);
        reply.putObject("reply_parameters").put("message_id", 99);
        assertThat(refusal(reply)).isEqualTo("Bad Request: message to be replied not found");
        reply.putObject("reply_parameters").put("message_id", 99).put("allow_sending_without_reply", true);
        assertThat(send(reply).path("ok").asBoolean()).isTrue();
    }

    @Test
    void checksKeyboards() {
        assertThat(refusal(withButton("{\"text\":\"Да\",\"callback_data\":\"" + "й".repeat(33) + "\"}")))
                .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
        assertThat(refusal(withButton("{\"text\":\"Да\"}"))).contains("Text buttons are unallowed");
        assertThat(refusal(withButton("{\"text\":\"x\",\"url\":\"nowhere\"}"))).contains("Wrong HTTP URL");
        assertThat(refusal(toAnna("x").put("reply_markup", "{")))
                .isEqualTo("Bad Request: can't parse reply keyboard markup JSON object");
        assertThat(refusal(withButton("{\"text\":\"" + "x".repeat(11_000) + "\",\"callback_data\":\"a\"}")))
                .isEqualTo("Bad Request: reply markup is too long");
        assertThat(send(withButton("{\"text\":\"x\",\"callback_data\":\"" + "й".repeat(32) + "\"}"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private static ObjectNode withButton(String button) {
        return toAnna("x").put("reply_markup", "{\"inline_keyboard\":[[" + button + "]]}");
    }

    @Test
    void numbersMessagesByChatInBothDirections() {
        assertThat(send(toAnna("a")).path("result").path("message_id").asInt()).isEqualTo(2);
        assertThat(STAGE.write(bot, "b").path("messageId").asInt()).isEqualTo(3);
        String other = "{\"account\":\"" + bot.id() + "\",\"user\":700100999,\"text\":\"x\"}";
        assertThat(STAGE.control("POST", "messages", other).path("messageId").asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsAsManyMessagesAsItIsTold() {
        STAGE.control("PUT", "limits", "{\"messagesPerChat\":3}");
        for (int i = 0; i < 5; i++) {
            send(toAnna("m" + i));
        }
        JsonNode seen = STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA, "");
        assertThat(seen.path("items").size()).isEqualTo(3);
        assertThat(seen.path("items").path(0).path("text").asString()).isEqualTo("m2");
    }

    @Test
    void showsTypingForFiveSecondsOrUntilAMessage() {
        String action = "{\"chat_id\":" + Stage.ANNA + ",\"action\":\"typing\"}";
        assertThat(STAGE.call(bot, "sendChatAction", action).path("result").asBoolean())
                .isTrue();
        assertThat(typing().path("action").asString("")).isEqualTo("typing");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":6}");
        assertThat(typing().isNull()).isTrue();
        STAGE.call(bot, "sendChatAction", action);
        assertThat(typing().isNull()).isFalse();
        send(toAnna("x"));
        assertThat(typing().isNull()).isTrue();
        assertThat(STAGE.raw(bot, "sendChatAction", action.replace("typing", "sing"))
                        .body())
                .contains("Bad Request: wrong parameter action in request");
    }

    private JsonNode typing() {
        return STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA, "")
                .path("typing");
    }
}
