package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connector.Inbound.Receipt.Outcome;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a provider says of a message moves it forward and never back. */
@FrontdeskTest
class ReceiptTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    ReceiptStore receipts;

    @Autowired
    Clock clock;

    @Autowired
    @Qualifier("pipeline") JdbcClient database;

    private TestBot bot;

    @BeforeEach
    void answer() {
        bot = new TestBot(api, Map.of());
        bot.says("Hello", 0);
        bot.write(person, "Hi");
        soon().until(() -> bot.statuses(person).equals(List.of("sent")));
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private boolean told(String messageId, Outcome outcome, @Nullable String problem) {
        UUID organization = database.sql("select organization_id from conversation where conversation_id = ?")
                .param(bot.conversationId(person))
                .query(UUID.class)
                .single();
        return receipts.settle(
                new OrganizationId(organization),
                new ConversationId(bot.conversationId(person)),
                new Receipt(new Inbound.Chat(Long.toString(person), false, null), messageId, outcome, problem),
                clock.instant());
    }

    private JsonNode ours() {
        return bot.messages(person).getLast();
    }

    private String id() {
        return ours().path("externalId").asString();
    }

    @Test
    void goesFromSentToReadInWhateverOrderTheNewsCome() {
        assertThat(told(id(), Outcome.READ, null)).isTrue();
        assertThat(told(id(), Outcome.DELIVERED, null)).isTrue();
        assertThat(told(id(), Outcome.FAILED, "63018: late")).isTrue();
        assertThat(ours().path("status").asString()).isEqualTo("read");
        assertThat(ours().path("problem").isNull()).isTrue();
    }

    @Test
    void tellsWhyAMessageDidNotArrive() {
        told(id(), Outcome.FAILED, "63015: The recipient has not joined the sandbox");
        told(id(), Outcome.DELIVERED, null);
        assertThat(ours().path("status").asString()).isEqualTo("failed");
        assertThat(ours().path("problem").asString()).startsWith("63015: ");
        assertThat(bot.conversation(person).path("attention").asString()).isEqualTo("not_delivered");
    }

    @Test
    void showsAReplyOfSeveralMessagesAsItsSlowestPart() {
        String messages = "/api/v1/conversations/" + bot.conversationId(person) + "/messages";
        api.post(messages, Map.of("text", "1 " + "a".repeat(3_990) + "\n\n2 " + "b".repeat(3_990)));
        soon().until(() -> bot.statuses(person).equals(List.of("sent", "sent")));
        told(id(), Outcome.DELIVERED, null);
        assertThat(ours().path("status").asString()).isEqualTo("sent");
        String second = database.sql("select external_id from message where piece_of = ?::uuid")
                .param(ours().path("id").asString())
                .query(String.class)
                .single();
        told(second, Outcome.READ, null);
        assertThat(ours().path("status").asString()).isEqualTo("delivered");
    }

    @Test
    void doesNotKnowTheMessagesOfOthers() {
        assertThat(told("no-such-message", Outcome.READ, null)).isFalse();
        assertThat(ours().path("status").asString()).isEqualTo("sent");
    }
}
