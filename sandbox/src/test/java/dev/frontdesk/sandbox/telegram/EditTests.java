package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edits, deletions, drafts, buttons. */
class EditTests {

    private static final Stage STAGE = new Stage();
    private static final String TO_ANNA = "{\"chat_id\":" + Stage.ANNA + ",";
    private static final String TWO_DAYS = "{\"advanceSeconds\":172801}";

    private TestBot bot = new TestBot(0, "");
    private int message;

    @BeforeEach
    void startAfresh() {
        STAGE.reset();
        STAGE.control("PUT", "limits", "{\"rates\":false}");
        bot = STAGE.startedBot();
        message = call(
                        "sendMessage",
                        "\"text\":\"Confirm?\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Yes\","
                                + "\"callback_data\":\"order:7:ok\"}]]}")
                .path("result")
                .path("message_id")
                .asInt();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private JsonNode call(String method, String fields) {
        return STAGE.call(bot, method, TO_ANNA + fields + "}");
    }

    private String refusal(String method, String fields) {
        return call(method, fields).path("description").asString("");
    }

    private JsonNode lastUpdate() {
        JsonNode updates = STAGE.call(bot, "getUpdates", "{\"offset\":-1}").path("result");
        return updates.path(updates.size() - 1);
    }

    @Test
    void editsTextAndKeyboard() {
        JsonNode edited = call(
                "editMessageText", "\"message_id\":" + message + ",\"text\":\"<i>Done</i>\",\"parse_mode\":\"HTML\"");
        assertThat(edited.path("result").path("text").asString()).isEqualTo("Done");
        assertThat(edited.path("result").path("edit_date").asLong()).isPositive();
        assertThat(edited.path("result").has("reply_markup")).isFalse();
    }

    @Test
    void refusesEditsThatChangeNothing() {
        call("editMessageText", "\"message_id\":" + message + ",\"text\":\"Done\"");
        assertThat(refusal("editMessageText", "\"message_id\":" + message + ",\"text\":\" Done \""))
                .isEqualTo("Bad Request: message is not modified: specified new message content and reply markup are"
                        + " exactly the same as a current content and reply markup of the message");
        assertThat(refusal("editMessageReplyMarkup", "\"message_id\":" + message))
                .contains("is not modified");
    }

    @Test
    void refusesToEditWhatIsUnknownOrNotItsOwn() {
        assertThat(refusal("editMessageText", "\"message_id\":99,\"text\":\"x\""))
                .isEqualTo("Bad Request: message to edit not found");
        assertThat(refusal("editMessageText", "\"message_id\":1,\"text\":\"x\""))
                .isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void deletesForTwoDays() {
        assertThat(call("deleteMessage", "\"message_id\":1").path("result").asBoolean())
                .isTrue();
        assertThat(refusal("deleteMessage", "\"message_id\":1")).isEqualTo("Bad Request: message to delete not found");
        STAGE.control("PUT", "clock", TWO_DAYS);
        assertThat(refusal("deleteMessage", "\"message_id\":" + message))
                .isEqualTo("Bad Request: message can't be deleted");
        assertThat(call("editMessageText", "\"message_id\":" + message + ",\"text\":\"late\"")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void deletesSeveralAtOnce() {
        assertThat(refusal("deleteMessages", "\"message_ids\":[]"))
                .isEqualTo("Bad Request: message identifiers are not specified");
        assertThat(refusal("deleteMessages", "\"message_ids\":[" + "1,".repeat(100) + "1]"))
                .isEqualTo("Bad Request: too many message identifiers specified");
        assertThat(call("deleteMessages", "\"message_ids\":[1,99," + message + "]")
                        .path("result")
                        .asBoolean())
                .isTrue();
        assertThat(STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA, "")
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void tellsOfEditsByThePerson() {
        STAGE.control(
                "POST",
                "messages",
                "{\"account\":\"" + bot.id() + "\",\"user\":" + Stage.ANNA + ",\"edit\":1,\"text\":\"hello again\"}");
        JsonNode edited = lastUpdate().path("edited_message");
        assertThat(edited.path("message_id").asInt()).isEqualTo(1);
        assertThat(edited.path("text").asString()).isEqualTo("hello again");
        assertThat(edited.path("edit_date").asLong()).isPositive();
    }

    private JsonNode press() {
        return STAGE.control(
                "POST",
                "callbacks",
                "{\"account\":\"" + bot.id() + "\",\"chat\":" + Stage.ANNA + ",\"message\":" + message
                        + ",\"data\":\"order:7:ok\"}");
    }

    @Test
    void answersAPressedButtonOnce() {
        String id = press().path("id").asString();
        JsonNode query = lastUpdate().path("callback_query");
        assertThat(query.path("id").asString()).isEqualTo(id);
        assertThat(query.path("data").asString()).isEqualTo("order:7:ok");
        assertThat(query.path("from").path("id").asLong()).isEqualTo(Stage.ANNA);
        assertThat(query.path("message").path("message_id").asInt()).isEqualTo(message);
        String answer = "{\"callback_query_id\":\"" + id + "\",\"text\":\"Спасибо\",\"show_alert\":true}";
        assertThat(STAGE.call(bot, "answerCallbackQuery", answer).path("result").asBoolean())
                .isTrue();
        JsonNode seen = STAGE.control("GET", "callbacks/" + id + "?account=" + bot.id(), "");
        assertThat(seen.path("text").asString()).isEqualTo("Спасибо");
        assertThat(seen.path("alert").asBoolean()).isTrue();
        assertTooOld(answer);
    }

    @Test
    void answersNoButtonAfterItsTime() {
        String id = press().path("id").asString();
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":151}");
        assertTooOld("{\"callback_query_id\":\"" + id + "\"}");
        assertTooOld("{\"callback_query_id\":\"1\"}");
        assertThat(STAGE.call(bot, "getUpdates", "{}").path("result").size()).isEqualTo(1);
    }

    private void assertTooOld(String answer) {
        assertThat(STAGE.call(bot, "answerCallbackQuery", answer)
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void showsDraftsInPrivateChatsForHalfAMinute() {
        assertThat(refusal("sendMessageDraft", "\"draft_id\":0,\"text\":\"x\"")).startsWith("Bad Request: ");
        assertThat(call("sendMessageDraft", "\"draft_id\":5,\"text\":\"Wri\"")
                        .path("result")
                        .asBoolean())
                .isTrue();
        assertThat(draft().path("text").asString("")).isEqualTo("Wri");
        STAGE.control("PUT", "clock", "{\"advanceSeconds\":31}");
        assertThat(draft().isNull()).isTrue();
        STAGE.control("POST", "messages", "{\"account\":\"" + bot.id() + "\",\"chat\":-77,\"user\":1,\"text\":\"/a\"}");
        JsonNode inGroup = STAGE.call(bot, "sendMessageDraft", "{\"chat_id\":-77,\"draft_id\":5,\"text\":\"x\"}");
        assertThat(inGroup.path("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void tellsThatThePersonStoppedTheDraft() {
        call("sendMessageDraft", "\"draft_id\":5,\"text\":\"\",\"can_stop\":true");
        STAGE.control("DELETE", "drafts?account=" + bot.id() + "&chat=" + Stage.ANNA, "");
        JsonNode stopped = lastUpdate().path("stopped_message_generation");
        assertThat(stopped.path("draft_id").asInt()).isEqualTo(5);
        assertThat(stopped.path("chat").path("id").asLong()).isEqualTo(Stage.ANNA);
        assertThat(draft().isNull()).isTrue();
    }

    private JsonNode draft() {
        return STAGE.control("GET", "messages?account=" + bot.id() + "&chat=" + Stage.ANNA, "")
                .path("draft");
    }
}
