package dev.frontdesk.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.telegram.Stage.TestBot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Chats that a bot may not write into, groups, topics. */
class StandingTests {

    private static final Stage STAGE = new Stage();
    private static final long GROUP = -4_100_200;
    private static final long SUPERGROUP = -1_001_900_000_001L;

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

    private JsonNode send(long chat) {
        return STAGE.call(bot, "sendMessage", "{\"chat_id\":" + chat + ",\"text\":\"x\"}");
    }

    private void block(String order) {
        STAGE.control("POST", "blocks", "{\"account\":\"" + bot.id() + "\"," + order + "}");
    }

    private JsonNode group(long chat, String fields) {
        return STAGE.control(
                "POST",
                "messages",
                "{\"account\":\"" + bot.id() + "\",\"chat\":" + chat + ",\"user\":700100201,\"title\":\"Team\","
                        + fields + "}");
    }

    private JsonNode updates() {
        return STAGE.call(bot, "getUpdates", "{}").path("result");
    }

    @Test
    void doesNotWriteToPeopleWhoNeverStartedIt() {
        TestBot other = STAGE.bot();
        assertThat(STAGE.raw(other, "sendMessage", "{\"chat_id\":" + Stage.ANNA + ",\"text\":\"x\"}")
                        .body())
                .isEqualTo("{\"ok\":false,\"error_code\":403,"
                        + "\"description\":\"Forbidden: bot can't initiate conversation with a user\"}");
        assertThat(send(other.id()).path("description").asString())
                .isEqualTo("Forbidden: bot can't send messages to bots");
    }

    @Test
    void tellsOfBlockingAndUnblocking() {
        block("\"chat\":" + Stage.ANNA + ",\"blocked\":true");
        assertThat(send(Stage.ANNA).path("description").asString()).isEqualTo("Forbidden: bot was blocked by the user");
        JsonNode change = updates().path(1).path("my_chat_member");
        assertThat(change.path("chat").path("id").asLong()).isEqualTo(Stage.ANNA);
        assertThat(change.path("from").path("id").asLong()).isEqualTo(Stage.ANNA);
        assertThat(change.path("old_chat_member").path("status").asString()).isEqualTo("member");
        assertThat(change.path("new_chat_member").path("status").asString()).isEqualTo("kicked");
        assertThat(change.path("new_chat_member").path("user").path("id").asLong())
                .isEqualTo(bot.id());

        block("\"chat\":" + Stage.ANNA + ",\"blocked\":false");
        assertThat(send(Stage.ANNA).path("ok").asBoolean()).isTrue();
        assertThat(updates().size()).isEqualTo(1);
    }

    @Test
    void doesNotWriteToDeactivatedAccounts() {
        block("\"chat\":" + Stage.ANNA + ",\"status\":\"deactivated\"");
        assertThat(send(Stage.ANNA).path("description").asString()).isEqualTo("Forbidden: user is deactivated");
    }

    @ParameterizedTest
    @CsvSource({
        "-4100200, kicked, bot was kicked from the group chat",
        "-1001900000001, kicked, bot was kicked from the supergroup chat",
        "-1001900000001, left, bot is not a member of the supergroup chat",
        "-4100200, deleted, the group chat was deleted",
    })
    void doesNotWriteToGroupsItIsNotIn(long chat, String status, String expected) {
        group(chat, "\"text\":\"/hi\"");
        block("\"chat\":" + chat + ",\"by\":700100201,\"status\":\"" + status + "\"");
        assertThat(send(chat).path("description").asString()).isEqualTo("Forbidden: " + expected);
        assertThat(group(chat, "\"text\":\"/hi\"").path("delivered").asBoolean())
                .isFalse();
    }

    @Test
    void namesTheSuccessorOfAMigratedGroup() {
        group(GROUP, "\"text\":\"/hi\"");
        block("\"chat\":" + GROUP + ",\"migrateTo\":" + SUPERGROUP);
        JsonNode refusal = send(GROUP);
        assertThat(refusal.toString())
                .isEqualTo(
                        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a"
                                + " supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":" + SUPERGROUP + "}}");
        assertThat(send(SUPERGROUP).path("ok").asBoolean()).isTrue();
        JsonNode updates = updates();
        assertThat(updates.path(2).path("message").path("migrate_to_chat_id").asLong())
                .isEqualTo(SUPERGROUP);
        assertThat(updates.path(3).path("message").path("migrate_from_chat_id").asLong())
                .isEqualTo(GROUP);
    }

    @Test
    void seesInGroupsOnlyWhatIsMeantForIt() {
        String name =
                STAGE.call(bot, "getMe", "{}").path("result").path("username").asString();
        assertThat(group(GROUP, "\"text\":\"hello\"").path("delivered").asBoolean())
                .isFalse();
        assertThat(group(GROUP, "\"text\":\"/x@other_bot\"").path("delivered").asBoolean())
                .isFalse();
        assertThat(group(GROUP, "\"text\":\"/x\"").path("delivered").asBoolean())
                .isTrue();
        assertThat(group(GROUP, "\"text\":\"hi @" + name + "\"")
                        .path("delivered")
                        .asBoolean())
                .isTrue();
        int own = send(GROUP).path("result").path("message_id").asInt();
        assertThat(group(GROUP, "\"text\":\"ok\",\"replyTo\":" + own)
                        .path("delivered")
                        .asBoolean())
                .isTrue();
        assertThat(group(GROUP, "\"service\":{\"new_chat_members\":[]}")
                        .path("delivered")
                        .asBoolean())
                .isTrue();
        block("\"chat\":" + GROUP + ",\"status\":\"administrator\"");
        assertThat(group(GROUP, "\"text\":\"hello\"").path("delivered").asBoolean())
                .isTrue();
        TestBot open = STAGE.bot("{\"privacy\":false}");
        assertThat(STAGE.control(
                                "POST",
                                "messages",
                                "{\"account\":\"" + open.id() + "\",\"chat\":" + GROUP
                                        + ",\"user\":700100201,\"text\":\"hello\"}")
                        .path("delivered")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void writesIntoTopicsThatExist() {
        group(SUPERGROUP, "\"forum\":true,\"threadId\":7,\"text\":\"/x\"");
        JsonNode message = updates().path(1).path("message");
        assertThat(message.path("message_thread_id").asInt()).isEqualTo(7);
        assertThat(message.path("is_topic_message").asBoolean()).isTrue();
        assertThat(message.path("chat").path("is_forum").asBoolean()).isTrue();
        String order = "{\"chat_id\":" + SUPERGROUP + ",\"text\":\"x\",\"message_thread_id\":";
        assertThat(STAGE.call(bot, "sendMessage", order + "7}")
                        .path("result")
                        .path("message_thread_id")
                        .asInt())
                .isEqualTo(7);
        assertThat(STAGE.call(bot, "sendMessage", order + "1}")
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: message thread not found");
    }

    @Test
    void findsPublicChatsByName() {
        group(SUPERGROUP, "\"chatUsername\":\"team_public\",\"text\":\"/x\"");
        String order = "{\"chat_id\":\"@Team_Public\",\"text\":\"x\"}";
        assertThat(STAGE.call(bot, "sendMessage", order)
                        .path("result")
                        .path("chat")
                        .path("id")
                        .asLong())
                .isEqualTo(SUPERGROUP);
        assertThat(STAGE.call(bot, "sendMessage", order.replace("Team", "No"))
                        .path("description")
                        .asString())
                .isEqualTo("Bad Request: chat not found");
    }
}
