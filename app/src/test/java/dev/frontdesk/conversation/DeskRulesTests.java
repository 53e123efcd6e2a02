package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.HandOver.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskRulesTests {

    private final DeskRules all = new DeskRules(true, true, true, List.of("complain", "жалоб"), Duration.ofMinutes(10));
    private final DeskRules none = new DeskRules(false, false, false, List.of(), Duration.ofMinutes(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is outrageous, I want my money",
                "WHERE IS MY ORDER ALREADY",
                "Worst service I have ever seen",
                "Это возмутительно!",
                "Сколько можно ждать",
                "верните деньги",
                "Це обурливо",
                "Скільки можна чекати",
                "Hello!!!!"
            })
    void hearsAnger(String message) {
        assertThat(all.called(List.of(message), false)).contains(Reason.ANGER);
        assertThat(none.called(List.of(message), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, when do you open?",
                "Do you have USB and HDMI cables?",
                "Thanks!!!",
                "Можно ли заказать букет с доставкой?",
                "Скільки коштує доставка?",
                "OK",
                "Is the shitake soup vegan, or the furnished room free?"
            })
    void takesNobodyForAngryWhoIsNot(String message) {
        assertThat(all.called(List.of(message), false)).isEmpty();
    }

    @Test
    void findsKeywordsAtTheBeginningsOfWords() {
        assertThat(all.called(List.of("Hello", "I have a Complaint"), false)).contains(Reason.KEYWORD);
        assertThat(all.called(List.of("У меня жалоба"), false)).contains(Reason.KEYWORD);
        assertThat(all.called(List.of("uncomplaining"), false)).isEmpty();
    }

    @Test
    void servesVipsByPeople() {
        assertThat(all.called(List.of("Hi"), true)).contains(Reason.VIP);
        assertThat(none.called(List.of("Hi"), true)).isEmpty();
    }

    @Test
    void bearsOneUnansweredQuestionButNotTwoInARow() {
        assertThat(all.calledAfterUnanswered(0)).isFalse();
        assertThat(all.calledAfterUnanswered(1)).isTrue();
        assertThat(none.calledAfterUnanswered(5)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Continue", "«продолжить»", "да, продолжай!", "Продовжуйте.", "yes"})
    void knowsWhoLetsTheAssistantGoOn(String message) {
        assertThat(GoOn.in(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "continue waiting", "When will somebody come?", "да где же вы", ""})
    void keepsWaitingWithWhoeverWaits(String message) {
        assertThat(GoOn.in(message)).isFalse();
    }
}
