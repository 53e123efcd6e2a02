package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.InboundSink;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People are called, waited for, come, and give back, as a customer and a program see it. */
@FrontdeskTest
class ReceptionTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    MutableClock clock;

    @Autowired
    WaitingCustomers waitingCustomers;

    @Autowired
    StoredChatHistory history;

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

    private String state() {
        return bot.conversation(person).path("state").asString();
    }

    private void desk(Map<String, ?> change) {
        assertThat(api.patch("/api/v1/projects/" + bot.project + "/desk", change)
                        .status())
                .isEqualTo(200);
    }

    private String conversation() {
        return "/api/v1/conversations/" + bot.conversationId(person);
    }

    @Test
    void callsAPersonWhenAskedAndIsSilentUntilTheyGiveItBack() {
        bot.says("From the assistant", 0);
        bot.write(person, "Call a person");
        bot.awaitReplies(person, 1);
        assertThat(bot.got(person)).containsExactly("I am passing this on to a colleague, who will answer here.");
        assertThat(state()).isEqualTo("queued");
        bot.write(person, "Are you there?");
        soon().until(() -> bot.messages(person).size() == 3);
        api.post(conversation() + "/messages", Map.of("text", "Ann here"));
        bot.awaitReplies(person, 2);
        assertThat(state()).isEqualTo("person");
        assertThat(api.delete(conversation() + "/takeover").json().path("state").asString())
                .isEqualTo("returning");
        bot.write(person, "When do you open?");
        bot.awaitReplies(person, 3);
        assertThat(bot.got(person).getLast()).isEqualTo("This is the assistant again.\n\nFrom the assistant");
        soon().until(() -> state().equals("assistant"));
        bot.write(person, "And on Sunday?");
        bot.awaitReplies(person, 4);
        assertThat(bot.got(person).getLast()).isEqualTo("From the assistant");
    }

    @Test
    void callsAPersonByCommandByAngerAndByKeyword() {
        desk(Map.of("keywords", List.of("complain")));
        bot.says("From the assistant", 0);
        for (String message : List.of("/person", "This is outrageous!", "I want to complain")) {
            long each = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
            bot.write(each, message);
            bot.awaitReplies(each, 1);
            assertThat(bot.conversation(each).path("state").asString())
                    .as(message)
                    .isEqualTo("queued");
        }
    }

    @Test
    void callsAPersonAfterTwoQuestionsInARowWithoutAnAnswer() {
        bot.says("I do not know that.", 0);
        bot.write(person, "Do you sell zebras?");
        bot.awaitReplies(person, 1);
        assertThat(state()).isEqualTo("assistant");
        bot.write(person, "Do you sell giraffes?");
        bot.awaitReplies(person, 2);
        assertThat(bot.got(person).getLast())
                .isEqualTo("I do not know that.\n\nI am calling a colleague, who will answer here.");
        assertThat(state()).isEqualTo("queued");
        assertThat(bot.conversation(person).path("queuedReason").asString()).isEqualTo("no_answer");
    }

    @Test
    void offersToGoOnWhenNobodyComes() {
        desk(Map.of("patienceMinutes", 5, "keywords", List.of("open")));
        bot.says("From the assistant", 0);
        bot.write(person, "Call a person");
        bot.awaitReplies(person, 1);
        bot.write(person, "continue");
        soon().until(() -> bot.messages(person).size() == 3);
        waitingCustomers.offer();
        clock.advance(Duration.ofMinutes(6));
        waitingCustomers.offer();
        bot.awaitReplies(person, 2);
        assertThat(bot.got(person).getLast()).contains("write “continue”");
        assertThat(history.after(source(), Long.toString(person), null, 50))
                .as("a page that fetches its chat shows it too")
                .anyMatch(entry -> entry.text().contains("write “continue”"));
        bot.write(person, "Continue!");
        bot.awaitReplies(person, 3);
        assertThat(state()).isEqualTo("assistant");
        assertThat(bot.conversation(person).path("attention").asString())
                .as("a person still sees that one was wanted")
                .isEqualTo("hand_over");
        bot.write(person, "When do you open?");
        bot.awaitReplies(person, 4);
        assertThat(bot.got(person).getLast())
                .as("whoever chose the assistant is not handed on by a rule")
                .isEqualTo("From the assistant");
    }

    private InboundSink.Source source() {
        return new InboundSink.Source(
                OrganizationId.of(api.get("/api/v1/me")
                        .json()
                        .path("organization")
                        .path("id")
                        .asString()),
                null,
                new ConnectionId(UUID.fromString(bot.connection)),
                "telegram",
                "",
                Duration.ofHours(1));
    }

    @Test
    void saysOutsideOfTheHoursWhenSomebodyIsBack() {
        LocalDate overmorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2);
        String day = overmorrow.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        desk(Map.of("timeZone", "UTC", day, "09:00-18:00", "awayRu", "Закрыто. Ждём: {back}."));
        bot.write(person, "Call a person");
        bot.awaitReplies(person, 1);
        String back =
                DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH).format(overmorrow);
        assertThat(bot.got(person).getFirst())
                .contains("Our colleagues are back on " + back + ", 09:00.")
                .contains("write “continue”");
        assertThat(state()).isEqualTo("queued");
    }

    @Test
    void refusesADeskThatCannotBe() {
        ApiClient.Answer answer = api.patch(
                "/api/v1/projects/" + bot.project + "/desk",
                Map.of("timeZone", "Nowhere", "monday", "late", "holidays", List.of("xmas"), "patienceMinutes", 0));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("timeZone", "monday", "holidays", "patienceMinutes");
    }
}
