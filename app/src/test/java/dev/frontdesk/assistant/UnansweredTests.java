package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.panel.Words;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnansweredTests {

    @Test
    void hearsTheBuiltInResponderInEveryLanguage() {
        Words words = new Words();
        for (Locale language : Words.LANGUAGES) {
            assertThat(Unanswered.admits(words.in(language).say("model.built-in.unknown")))
                    .as(language.toString())
                    .isTrue();
            assertThat(Unanswered.admits(words.in(language).say("model.built-in.unknown-part", "x")))
                    .as(language.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, I don't know that.",
                "Unfortunately I could not find anything about it.",
                "К сожалению, я не знаю.",
                "Я не могу точно сказать.",
                "На жаль, я не знаю.",
                "У мене немає такої інформації."
            })
    void hearsModels(String reply) {
        assertThat(Unanswered.admits(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We open at nine.",
                "Hello! How can I help?",
                "Доставка стоит 5 евро.",
                "Так, оплата карткою можлива.",
                "You cannot miss it: the shop is on the corner."
            })
    void takesNoAnswerForAnAdmission(String reply) {
        assertThat(Unanswered.admits(reply)).isFalse();
    }
}
