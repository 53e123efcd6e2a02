package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A chat that goes from one agent to another and back. */
@FrontdeskTest
class SwitchedAgentTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private TestBot bot;

    @BeforeEach
    void furnish() {
        bot = new TestBot(api, Map.of());
        agent("Atlas", "/atlas");
        agent("Cheryl", "/cheryl");
        bot.says("Noted.", 0);
    }

    @Test
    void showsAnAgentItsOwnAndTheLastFewMessagesBefore() {
        for (int i = 1; i <= 4; i++) {
            bot.write(person, "For the counter: number " + i);
            bot.awaitReplies(person, i);
        }
        bot.write(person, "/cheryl");
        bot.awaitReplies(person, 5);
        bot.write(person, "For the weddings: peonies");
        bot.awaitReplies(person, 6);

        assertThat(shown()).contains("number 4", "number 3", "peonies").doesNotContain("number 1", "number 2");
        assertThat(bot.messages(person).getLast().path("agent").asString()).isEqualTo("/cheryl");

        bot.write(person, "/atlas number 5");
        bot.awaitReplies(person, 7);

        assertThat(shown()).contains("number 1", "number 2", "peonies", "number 5");
        soon().until(() -> bot.conversation(person).path("agent").asString().equals("/atlas"));
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private void agent(String name, String command) {
        assertThat(api.post(
                                "/api/v1/projects/" + bot.project + "/agents",
                                Map.of("name", name, "command", command, "prompt", "You are " + name))
                        .status())
                .isEqualTo(201);
    }

    private String shown() {
        return bot.model
                .get("/calls?limit=1")
                .path("items")
                .path(0)
                .path("body")
                .path("messages")
                .toString();
    }
}
