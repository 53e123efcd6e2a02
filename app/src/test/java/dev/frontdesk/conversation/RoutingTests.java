package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.Signals;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@FrontdeskTest
@Import(TestColleagues.class)
class RoutingTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    TestColleagues colleagues;

    @Autowired
    Signals signals;

    @Autowired
    WaitingCustomers waitingCustomers;

    private TestBot bot;

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
        bot.says("From the assistant", 0);
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private String path() {
        return "/api/v1/conversations/" + bot.conversationId(person);
    }

    private void opensThePanel(UUID colleague) {
        signals.send("presence", colleagues.organization() + "/" + colleague);
    }

    @Test
    void asksWhoeverComesToTakeWhatWaits() {
        bot.write(person, "Call a person");
        bot.awaitReplies(person, 1);
        assertThat(bot.conversation(person).path("state").asString()).isEqualTo("queued");
        UUID ann = colleagues.create("Ann");
        opensThePanel(ann);
        soon().untilAsserted(() -> assertThat(api.get("/api/v1/colleagues")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(each -> each.path("id").asString().equals(ann.toString()))
                        .map(each -> each.path("present").asBoolean()))
                .containsExactly(true));
        waitingCustomers.offer();
        soon().until(() ->
                bot.conversation(person).path("assigneeId").asString("").equals(ann.toString()));
        assertThat(bot.conversation(person).path("state").asString())
                .as("it waits until it is taken")
                .isEqualTo("queued");
        JsonNode hers =
                api.get("/api/v1/conversations?assigneeId=" + ann).json().path("items");
        assertThat(hers.findValuesAsString("id"))
                .contains(bot.conversationId(person).toString());
        assertThat(hers.findValuesAsString("assigneeId")).containsOnly(ann.toString());
    }

    @Test
    void givesAConversationToAColleagueByHand() {
        bot.write(person, "Hello");
        bot.awaitReplies(person, 1);
        UUID bob = colleagues.create("Bob");
        ApiClient.Answer given = api.put(path() + "/assignee", Map.of("accountId", bob.toString()));
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.json().path("state").asString()).isEqualTo("person");
        assertThat(given.json().path("assigneeId").asString()).isEqualTo(bob.toString());
        assertThat(api.put(
                                path() + "/assignee",
                                Map.of("accountId", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
        assertThat(api.put(path() + "/assignee", Map.of()).status()).isEqualTo(422);
    }
}
