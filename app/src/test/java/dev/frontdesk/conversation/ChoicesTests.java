package dev.frontdesk.conversation;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Buttons, and what stands for them. */
@FrontdeskTest
class ChoicesTests {

    private final long person = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Autowired
    ApiClient api;

    private TestBot bot;

    @BeforeEach
    void leaveAQuestionOpen() {
        bot = new TestBot(api, Map.of());
        bot.says("I am sorry, I do not know that.", 0);
        bot.write(person, "Do you sell submarines on Mars?");
        bot.awaitReplies(person, 1);
    }

    @AfterEach
    void reset() {
        bot.reset();
    }

    private void awaitPersonCalled() {
        soon().until(() -> bot.conversation(person).path("state").asString().equals("queued"));
    }

    @Test
    void offersAPersonWhereTheAssistantDoesNotKnow() {
        JsonNode reply = bot.gotWhole(person).getLast();
        assertThat(reply.toString()).contains("Talk to a person");
        JsonNode shown = bot.messages(person).getLast();
        assertThat(shown.path("choices").path(0).path("label").asString()).isEqualTo("Talk to a person");
        assertThat(shown.path("explained").asBoolean()).isTrue();
        bot.press(person, reply);
        awaitPersonCalled();
        assertThat(bot.messages(person).stream().map(each -> each.path("text").asString()))
                .contains("Talk to a person");
    }

    @Test
    void takesTheNumberOfAChoiceForIt() {
        bot.write(person, "1");
        awaitPersonCalled();
    }

    @Test
    void takesANumberForANumberWhereNothingWasOffered() {
        bot.says("We have seats", 0);
        bot.write(person, "Is there a table?");
        bot.awaitReplies(person, 2);
        bot.write(person, "1");
        bot.awaitReplies(person, 3);
        assertThat(bot.conversation(person).path("state").asString()).isEqualTo("assistant");
    }

    @Test
    void writesChoicesOutWhereAChannelHasTooFewButtons() {
        List<Choices.Option> options = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Choices.Option("Choice " + i, "value " + i))
                .toList();
        Parcel without = Parcel.of("Which?", new Beside(List.of(), options, null), channel(2))
                .getFirst();
        assertThat(without.plain()).isEqualTo("Which?\n\n1. Choice 1\n2. Choice 2\n3. Choice 3");
        assertThat(without.beside().choices()).isEqualTo(options);
        Parcel with = Parcel.of("Which?", new Beside(List.of(), options, null), channel(3))
                .getFirst();
        assertThat(with.rendered()).isNull();
    }

    private static Messenger channel(int choicesMax) {
        return new Messenger() {
            @Override
            public Limits limits() {
                return new Limits(
                        4_000, true, Duration.ofSeconds(5), null, null, null, 0, 0, 0, choicesMax, null, false);
            }

            @Override
            public Dialect dialect() {
                return new PlainDialect();
            }

            @Override
            public String send(Outgoing message) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static final class PlainDialect implements Dialect {

        @Override
        public String escape(String text) {
            return text;
        }

        @Override
        public String open(Mark mark, String info) {
            return "";
        }

        @Override
        public String close(Mark mark, String info) {
            return "";
        }

        @Override
        public String openLink(String url) {
            return "";
        }

        @Override
        public String closeLink(String url) {
            return "";
        }
    }
}
