package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.TestPostgres;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people write goes through the whole pipeline, while everything that can go wrong on the way does. */
@FrontdeskTest
class PipelineTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    MutableClock clock;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    @Autowired
    @Qualifier("pipeline") DataSource dataSource;

    @Autowired
    Lanes lanes;

    @Autowired
    IntakeCleanup cleanup;

    @Value("${frontdesk.database-url}")
    String databaseUrl;

    private TestBot bot;

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
    }

    @AfterEach
    void reset() {
        clock.reset();
        bot.reset();
    }

    private void awaitHandled(int count) {
        soon().untilAsserted(() -> assertThat(
                        database.sql("select count(*) from intake where connection_id = ?::uuid and handled")
                                .param(bot.connection)
                                .query(Integer.class)
                                .single())
                .isEqualTo(count));
    }

    private void awaitStored(int count) {
        soon().untilAsserted(() -> assertThat(database.sql("""
                                select count(*)
                                from message m
                                    join conversation c using (organization_id, conversation_id)
                                where c.connection_id = ?::uuid and m.direction = 'in'
                                """)
                        .param(bot.connection)
                        .query(Integer.class)
                        .single())
                .isEqualTo(count));
    }

    @Test
    void dropsAReplyThatWasMadeBeforeAPersonTookOver() {
        bot.says("From the assistant", 1_500);
        bot.write(person, "Hello");
        awaitStored(1);
        api.put("/api/v1/conversations/" + bot.conversationId(person) + "/takeover", Map.of());
        awaitHandled(1);
        api.post("/api/v1/conversations/" + bot.conversationId(person) + "/messages", Map.of("text", "From a person"));
        bot.awaitReplies(person, 1);
        assertThat(bot.got(person)).containsExactly("From a person");
        assertThat(bot.statuses(person)).containsExactly("sent");
        assertThat(turns(person)).containsExactly("overtaken");
    }

    @Test
    void dropsWhatStillWaitsToBeSentWhenAPersonTakesOver() {
        bot.says("From the assistant", 0);
        bot.fault(Map.of("retryAfter", 3, "times", 1));
        bot.write(person, "Hello");
        soon().until(() -> bot.statuses(person).equals(List.of("queued")));
        api.put("/api/v1/conversations/" + bot.conversationId(person) + "/takeover", Map.of());
        api.post("/api/v1/conversations/" + bot.conversationId(person) + "/messages", Map.of("text", "From a person"));
        bot.awaitReplies(person, 1);
        assertThat(bot.got(person)).containsExactly("From a person");
        assertThat(bot.statuses(person)).containsExactly("failed", "sent");
        assertThat(bot.messages(person).get(1).path("problemCode").asString("")).isEqualTo("taken_over");
    }

    @Test
    void sendsAPersonsLongAnswerWhole() {
        bot.says("Hello", 0);
        bot.write(person, "Tell me all");
        bot.awaitReplies(person, 1);
        String messages = "/api/v1/conversations/" + bot.conversationId(person) + "/messages";
        String text = "1 " + "a".repeat(3_990) + "\n\n2 " + "b".repeat(3_990) + "\n\n3 " + "c".repeat(3_990);
        assertThat(api.post(messages, Map.of("text", text)).status()).isEqualTo(201);
        bot.awaitReplies(person, 4);
        assertThat(String.join("\n\n", bot.got(person))).endsWith(text);
        soon().until(() -> bot.statuses(person).equals(List.of("sent", "sent")));
        assertThat(bot.messages(person).getLast().path("text").asString()).isEqualTo(text);
        assertThat(api.post(messages, Map.of("text", "[nothing]: https://frontdesk.example"))
                        .status())
                .as("nothing of it can be seen")
                .isEqualTo(422);
    }

    @Test
    void losesNothingOfAnotherBotThatTakesThePlace() {
        bot.says("Hello", 0);
        bot.write(person, "To the first bot");
        bot.awaitReplies(person, 1);
        // Whatever the two bots have counted to, the first was left off beyond the second.
        database.sql("update poll_cursor set cursor = '2147483000@' || extract(epoch from now())::bigint"
                        + " where connection_id = ?::uuid")
                .param(bot.connection)
                .update();
        JsonNode second = bot.telegram.post("/accounts", Map.of());
        bot.telegram.post(
                "/messages",
                Map.of("account", second.path("account").asString(), "user", person, "text", "To the second"));
        assertThat(api.patch(
                                "/api/v1/connections/" + bot.connection,
                                Map.of(
                                        "settings",
                                        Map.of("token", second.path("token").asString())))
                        .status())
                .isEqualTo(200);
        awaitStored(2);
    }

    @Test
    void keepsTheOrderWhenItIsToldToSlowDown() {
        bot.says("1 " + "a".repeat(3_990) + "\n\n2 " + "b".repeat(3_990), 0);
        bot.fault(Map.of("retryAfter", 2, "times", 1));
        bot.write(person, "Tell me a lot");
        bot.awaitReplies(person, 2);
        assertThat(bot.got(person)).extracting(text -> text.substring(0, 1)).containsExactly("1", "2");
        assertThat(bot.statuses(person)).containsExactly("sent");
    }

    @Test
    void triesAgainWhatTheProviderDidNotDo() {
        bot.says("Here", 0);
        bot.fault(Map.of("status", 500, "times", 2));
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        soon().until(() -> bot.statuses(person).equals(List.of("sent")));
    }

    @Test
    void repeatsNothingThatTheProviderMayHaveDone() {
        bot.says("Here", 0);
        bot.fault(Map.of("resetAfterStore", true, "times", 1));
        bot.write(person, "Hello");
        soon().until(() -> bot.statuses(person).equals(List.of("unknown")));
        assertThat(problem()).isEqualTo("sendMessage: Could not connect");
        assertThat(problemCode()).isEqualTo("down");
        bot.fault(Map.of("html", true, "times", 1));
        bot.write(person, "Once more");
        soon().until(() -> bot.statuses(person).equals(List.of("unknown", "unknown")));
        assertThat(bot.got(person)).containsExactly("Here");
    }

    @Test
    void waitsForWhoeverBlockedTheBot() {
        bot.says("Here", 0);
        bot.fault(Map.of("status", 403, "description", "Forbidden: bot was blocked by the user", "times", 1));
        bot.write(person, "Hello");
        soon().until(() -> !bot.conversation(person).path("reachable").asBoolean());
        assertThat(bot.statuses(person)).containsExactly("failed");
        assertThat(problem()).isEqualTo("sendMessage: Forbidden: bot was blocked by the user");
        assertThat(problemCode()).isEqualTo("unreachable");
        bot.write(person, "I am back");
        bot.awaitReplies(person, 1);
        assertThat(bot.conversation(person).path("reachable").asBoolean()).isTrue();
    }

    private String problemCode() {
        return bot.messages(person).getLast().path("problemCode").asString("");
    }

    private String problem() {
        return bot.messages(person).getLast().path("problem").asString("");
    }

    @Test
    void takesABurstIntoTheRunningTurn() {
        bot.says("To all of it", 1_000);
        bot.write(person, "One");
        awaitStored(1);
        bot.write(person, "Two");
        bot.write(person, "Three");
        bot.awaitReplies(person, 1);
        awaitHandled(3);
        assertThat(bot.got(person)).containsExactly("To all of it");
        assertThat(bot.messages(person))
                .extracting(message -> message.path("text").asString())
                .containsExactly("One", "Two", "Three", "To all of it");
        assertThat(turns(person)).containsExactly("answered", "answered", "answered");
    }

    @Test
    void showsAnEditedMessageWithoutAnsweringAgain() {
        bot.says("Here", 0);
        int message = bot.write(person, "Helo").path("messageId").asInt();
        bot.awaitReplies(person, 1);
        bot.write(person, Map.of("edit", message, "text", "Hello"));
        awaitHandled(2);
        assertThat(bot.messages(person).getFirst().path("text").asString()).isEqualTo("Hello");
        assertThat(bot.messages(person).getFirst().path("editedAt").isNull()).isFalse();
        assertThat(bot.got(person)).hasSize(1);
    }

    @Test
    void sendsNothingThatIsPointlessByNow() {
        bot.says("Here", 0);
        bot.fault(Map.of("retryAfter", 2, "times", 1));
        bot.write(person, "Hello");
        soon().until(() -> bot.statuses(person).equals(List.of("queued")));
        clock.advance(Duration.ofHours(2));
        soon().until(() -> bot.statuses(person).equals(List.of("failed")));
        assertThat(bot.got(person)).isEmpty();
    }

    @Test
    void givesUpAtOnceWhatWouldWaitLongerThanItIsWorth() {
        bot.says("Here", 0);
        bot.fault(Map.of("retryAfter", 172_800, "times", 1));
        bot.write(person, "Hello");
        soon().until(() -> bot.statuses(person).equals(List.of("failed")));
        assertThat(problem()).startsWith("Longer than this message can wait: ").contains("172800");
        assertThat(problemCode()).isEqualTo("wait_too_long");
        bot.write(person, "Are you there?");
        soon().until(() -> bot.statuses(person).equals(List.of("failed", "failed")));
        assertThat(problem()).isEqualTo("The provider asked for a pause longer than this message can wait");
        assertThat(bot.got(person)).isEmpty();
        bot.write(person + 1, "Another chat is not concerned");
        bot.awaitReplies(person + 1, 1);
    }

    @Test
    void commitsNothingAfterTheLeaseWasLost() throws SQLException {
        bot.says("Here", 1_500);
        bot.write(person, "Hello");
        awaitStored(1);
        short group = new ConversationId(bot.conversationId(person)).laneGroup();
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(1179468115, 2000000000)");
            statement.execute("""
                    update lane_group
                    set epoch = epoch + 1, node_number = 2000000000, leased_until = now() + interval '1 hour'
                    where number = """ + group);
            soon().until(() -> lanes.running() == 0);
            assertThat(bot.statuses(person)).isEmpty();
            assertThat(turns(person)).isEmpty();
            statement.execute("select pg_advisory_unlock(1179468115, 2000000000)");
        }
        bot.awaitReplies(person, 1);
        awaitHandled(1);
        assertThat(turns(person)).containsExactly("answered");
        assertThat(bot.statuses(person)).containsExactly("sent");
    }

    @Test
    void givesUpWhatCannotBeWrittenDownButNotWhatFollows() {
        JdbcClient owner = TestPostgres.owner(databaseUrl);
        owner.sql("""
                create or replace function refuse_poison() returns trigger language plpgsql as $$
                begin
                    if new.text like 'Poison%' then
                        raise exception 'This cannot be stored';
                    end if;
                    return new;
                end $$
                """).update();
        owner.sql("create trigger poison before insert on message for each row execute function refuse_poison()")
                .update();
        try {
            bot.says("Here", 0);
            bot.write(person, "Poison");
            bot.write(person, "Hello");
            bot.awaitReplies(person, 1);
            awaitHandled(2);
            assertThat(turns(person)).containsExactly("given_up", "answered");
        } finally {
            owner.sql("drop trigger poison on message").update();
        }
    }

    @Test
    void goesOnInTheGroupThatBecameASupergroup() {
        bot.says("Here", 0);
        long group = -person;
        long supergroup = -1_000_000_000_000L - person;
        bot.write(person, Map.of("chat", group, "chatType", "group", "title", "Team", "text", "/help"));
        bot.awaitReplies(group, 1);
        UUID conversation = bot.conversationId(group);
        bot.standing(Map.of("chat", group, "migrateTo", supergroup));
        soon().until(() -> bot.conversationId(supergroup).equals(conversation));
        api.put("/api/v1/conversations/" + conversation + "/takeover", Map.of());
        api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "We moved"));
        bot.awaitReplies(supergroup, 1);
        api.delete("/api/v1/conversations/" + conversation + "/takeover");
        bot.write(person, Map.of("chat", supergroup, "text", "/help"));
        bot.awaitReplies(supergroup, 2);
        assertThat(bot.conversationId(supergroup)).isEqualTo(conversation);
    }

    @Test
    void answersAfterACrashAsLongAsItsOwnConnectionWould() {
        TestBot patient = new TestBot(api, Map.of("answerWithinMinutes", 600));
        patient.says("Late but here", 0);
        ConversationId conversation =
                ConversationId.of(new ConnectionId(UUID.fromString(patient.connection)), Long.toString(person));
        database.sql("""
                        insert into intake (organization_id, account, external_id, intake_id, lane_group, connection_id,
                            project_id, connector, raw, handled)
                        select organization_id, 'telegram:' || account_id, 'left', uuidv7(), ?, connection_id,
                            project_id, connector, ?, false
                        from connection
                        where connection_id = ?::uuid
                        """)
                .params(
                        conversation.laneGroup(),
                        """
                        {"update_id":1,"message":{"message_id":1,"date":%d,"text":"Hello",
                        "chat":{"id":%d,"type":"private"},"from":{"id":%d,"first_name":"Ann"}}}""".formatted(Instant.now().minusSeconds(7_200).getEpochSecond(), person, person),
                        patient.connection)
                .update();
        patient.standing(Map.of("chat", person, "status", "member"));
        lanes.stored(conversation);
        soon().until(() -> !patient.conversation(person).isEmpty());
        soon().until(() -> patient.messages(person).size() == 2);
        assertThat(patient.conversation(person).path("attention").isNull()).isTrue();
    }

    @Test
    void forgetsWhatNoProviderRepeatsAnyMore() {
        bot.says("Here", 0);
        bot.write(person, "Hello");
        awaitHandled(1);
        Instant stored = Instant.now();
        cleanup.clean(stored.plus(Duration.ofDays(7)));
        awaitHandled(1);
        cleanup.clean(stored.plus(Duration.ofDays(9)));
        awaitHandled(0);
    }

    @Test
    void showsWhatItDoesAsMetrics() {
        bot.says("Here", 0);
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        soon().untilAsserted(() -> assertThat(api.get("/actuator/prometheus").text())
                .containsPattern("frontdesk_intake_items_total [1-9]")
                .containsPattern("frontdesk_turns_total\\{result=\"answered\"} [1-9]")
                .containsPattern("frontdesk_outbox_settlements_total\\{status=\"sent\"} [1-9]")
                .containsPattern("frontdesk_commit_batch_count\\{writer=\"endings\"} [1-9]")
                .containsPattern("frontdesk_reply_seconds_bucket\\{le=\"0.25\"}")
                .contains("frontdesk_lanes_running"));
    }

    /** How the turns of the person's messages ended, from the audit trail, oldest first. */
    private List<String> turns(long chat) {
        return database.sql("""
                        select details ->> 'turn'
                        from audit_entry
                        where action = 'message.handled' and details ->> 'conversation' = ?
                        order by position
                        """)
                .param(ConversationId.of(new ConnectionId(UUID.fromString(bot.connection)), Long.toString(chat))
                        .toString())
                .query(String.class)
                .list();
    }
}
