package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who writes in fragments is waited for; nobody else is. */
@FrontdeskTest
class BurstsTests {

    private static final Duration SHORTEST = Duration.ofMillis(600);

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    Bursts bursts;

    @Autowired
    Organizations organizations;

    private TestBot bot;
    private long now = System.nanoTime();

    @BeforeEach
    void connect() {
        bot = new TestBot(api, Map.of());
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    /** The pause after a message that comes so long after the one before. */
    private Duration pause(Duration after, String text) {
        now += after.toNanos();
        Inbound.Chat chat = new Inbound.Chat(Long.toString(person), false, null);
        Inbound.Person from = new Inbound.Person(Long.toString(person), "Ann", null, "en");
        return pause(new Inbound.Message(chat, from, Instant.EPOCH, "1", text, List.of(), null, true));
    }

    private Duration pause(Inbound inbound) {
        Source source = new Source(
                organizations.first().orElseThrow().id(),
                new ProjectId(UUID.fromString(bot.project)),
                new ConnectionId(UUID.fromString(bot.connection)),
                "telegram",
                "1",
                Duration.ofHours(1));
        return Duration.ofNanos(bursts.pause(
                new Arrival(Ids.next(), "1", source, ConversationId.of(source.connection(), "" + person), inbound),
                now));
    }

    @Test
    void neverHoldsUpALoneMessage() {
        assertThat(pause(Duration.ZERO, "do you deliver")).isZero();
        assertThat(pause(Duration.ofSeconds(3), "how much is it")).isZero();
        assertThat(pause(Duration.ofSeconds(3), "Where are you?")).isZero();
    }

    @Test
    void waitsAsLongAsThePersonTakesForAFragment() {
        pause(Duration.ZERO, "Hello");
        assertThat(pause(Duration.ofMillis(200), "i wanted")).isEqualTo(SHORTEST);
        assertThat(pause(Duration.ofMillis(1_200), "to ask,")).isEqualTo(Duration.ofMillis(1_800));
        assertThat(pause(Duration.ofMillis(2_400), "about tulips")).isEqualTo(Duration.ofMillis(2_500));
        assertThat(pause(Duration.ofMillis(300), "do you have them?")).isZero();
    }

    @Test
    void doesNotWaitForCommandsAndButtons() {
        pause(Duration.ZERO, "Hello");
        assertThat(pause(Duration.ofMillis(200), "/help")).isZero();
        Inbound.Chat chat = new Inbound.Chat("" + person, false, null);
        Inbound.Person from = new Inbound.Person("" + person, "Ann", null, "en");
        assertThat(pause(new Inbound.Pressed(chat, from, Instant.EPOCH, "1", "p", "yes")))
                .isZero();
        assertThat(pause(new Inbound.Edited(chat, from, Instant.EPOCH, "1", "so")))
                .isNegative();
    }

    @Test
    void waitsForNobodyWhereTheProjectDoesNotWantIt() {
        String desk = "/api/v1/projects/" + bot.project + "/desk";
        assertThat(api.patch(desk, Map.of("pause", "sometimes")).status()).isEqualTo(422);
        assertThat(api.patch(desk, Map.of("pause", "off")).json().path("pause").asString())
                .isEqualTo("off");
        pause(Duration.ZERO, "Hello");
        assertThat(pause(Duration.ofMillis(200), "i wanted")).isZero();
    }

    @Test
    void answersTheFragmentsOfABurstTogether() {
        bot.model.delete("/calls");
        now = System.nanoTime();
        pause(Duration.ZERO, "Hello");
        bot.writeAtOnce(person, List.of("i wanted to ask", "about tulips", "and roses"));
        bot.awaitReplies(person, 1);
        assertThat(bot.model.get("/calls?limit=20").path("items"))
                .singleElement()
                .satisfies(call -> assertThat(call.toString()).contains("i wanted to ask\\nabout tulips\\nand roses"));
    }
}
