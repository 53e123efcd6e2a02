package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People link a chat of their own and are told there what concerns them. */
@FrontdeskTest
class NotificationsTests {

    private final long owner = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final long customer = owner + 1;

    @Autowired
    ApiClient api;

    @Autowired
    Notifier notifier;

    @Autowired
    Notifications notifications;

    @Autowired
    MutableClock clock;

    private TestBot bot;

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
        bot.says("From the assistant", 0);
        bot.write(owner, "Hello");
        bot.awaitReplies(owner, 1);
    }

    @AfterEach
    void reset() {
        clock.reset();
        api.delete("/api/v1/default-chat");
        bot.reset();
    }

    private void link() {
        String id = bot.conversationId(owner).toString();
        ApiClient.Answer linked = api.put("/api/v1/default-chat", Map.of("conversationId", id));
        assertThat(linked.status()).isEqualTo(200);
        assertThat(linked.json().path("conversationId").asString()).isEqualTo(id);
    }

    private void awaitTold(String text) {
        soon().untilAsserted(() -> assertThat(bot.got(owner)).anyMatch(got -> got.contains(text)));
    }

    @Test
    void saysThatNoChatIsLinked() {
        ApiClient.Answer refused = api.post("/api/v1/notifications", Map.of("text", "Hello"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("title").asString()).isEqualTo("Chat not linked");
        assertThat(refused.json().path("detail").asString()).contains("Set default");
        link();
        assertThat(api.post("/api/v1/notifications", Map.of("text", "Told by a program"))
                        .status())
                .isEqualTo(201);
        awaitTold("Told by a program");
        assertThat(api.delete("/api/v1/default-chat").status()).isEqualTo(204);
        assertThat(api.post("/api/v1/notifications", Map.of("text", "Hello")).status())
                .isEqualTo(409);
    }

    @Test
    void tellsOfWhoeverWaitsForAPerson() {
        link();
        bot.write(customer, "Call a person");
        awaitTold("waits for a person: ");
        OrganizationId organization = OrganizationId.of(
                api.get("/api/v1/me").json().path("organization").path("id").asString());
        ConversationId itself = new ConversationId(bot.conversationId(owner));
        assertThat(notifications.tell(organization, itself, words -> "Of itself"))
                .isEmpty();
    }

    @Test
    void tellsOfAConnectionThatBroke() {
        TestBot other = new TestBot(api, Map.of("label", "Second shop"));
        link();
        other.refuseToken();
        other.write(customer, "This ends the long poll");
        awaitTold("“Second shop” does not work: HTTP 401");
        other.reset();
    }

    @Test
    void tellsEachMorningHowTheDayWas() {
        link();
        notifier.summarize();
        notifier.summarize();
        assertThat(summariesBefore("A marker")).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        notifier.summarize();
        assertThat(summariesBefore("Another marker")).isEqualTo(2);
    }

    /** Messages of a chat arrive in their order. */
    private long summariesBefore(String marker) {
        api.post("/api/v1/notifications", Map.of("text", marker));
        awaitTold(marker);
        return bot.got(owner).stream()
                .filter(got -> got.contains("The last 24 hours:"))
                .count();
    }
}
