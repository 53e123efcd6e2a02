package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.JsonNode;

/** What was asked in vain is listed, and answered for good with one call. */
@FrontdeskTest
class OpenQuestionsTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    @Autowired
    MutableClock clock;

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

    private String path() {
        return "/api/v1/projects/" + bot.project + "/open-questions";
    }

    private JsonNode open() {
        return api.get(path()).json().path("items");
    }

    private void ask(long who, String question, String answer) {
        bot.says(answer, 0);
        bot.write(who, question);
        bot.awaitReplies(who, 1);
    }

    @Test
    void listsLikeQuestionsTogetherUntilTheyAreAnswered() {
        ask(person, "Do you repair umbrellas?", "I do not know that.");
        ask(person + 1, "Can you repair my umbrella please?", "I don't know.");
        ask(person + 2, "Is there parking?", "I cannot find that in our documents.");
        ask(person + 3, "When do you open?", "At nine.");
        soon().untilAsserted(() -> assertThat(open()).hasSize(2));
        JsonNode first = open().get(0);
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.path("question").asString()).isEqualTo("Can you repair my umbrella please?");
        assertThat(first.path("conversationId").asString())
                .isEqualTo(bot.conversationId(person + 1).toString());
        String question = path() + "/" + first.path("id").asString();
        assertThat(api.post(question + "/answers", Map.of("answer", "")).status())
                .isEqualTo(422);
        ApiClient.Answer taught = api.post(
                question + "/answers", Map.of("question", "Do you repair umbrellas?", "answer", "Yes, on Mondays."));
        assertThat(taught.status()).isEqualTo(201);
        JsonNode document = api.get("/api/v1/projects/" + bot.project + "/documents/"
                        + taught.json().path("documentId").asString())
                .json();
        assertThat(document.path("title").asString()).isEqualTo("Do you repair umbrellas?");
        assertThat(document.path("kind").asString()).isEqualTo("question");
        assertThat(open()).hasSize(1);
        assertThat(api.delete(path() + "/" + open().get(0).path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(open()).isEmpty();
        assertThat(api.delete(question).status()).isEqualTo(404);
    }

    @Test
    void forgetsAfterAWeek() {
        ask(person, "Do you repair umbrellas?", "I do not know that.");
        soon().untilAsserted(() -> assertThat(open()).hasSize(1));
        clock.advance(Duration.ofDays(8));
        assertThat(open()).isEmpty();
        assertThat(api.get(path() + "?days=30").json().path("items")).hasSize(1);
    }
}
