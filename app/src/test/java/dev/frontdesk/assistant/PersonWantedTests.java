package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonWantedTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call a person",
                "I want to talk to a human!",
                "operator",
                "Позовите человека",
                "позовите, пожалуйста, оператора",
                "Хочу поговорить с живым человеком",
                "Соедините меня с менеджером",
                "Покличте людину",
                "покличте, будь ласка, адміністратора",
                "Мені потрібна людина"
            })
    void hearsWhoAsksForAPerson(String message) {
        assertThat(PersonWanted.in(List.of(message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many people work here?",
                "Is the manager's workshop on Sunday?",
                "Букет для любимого человека",
                "Подарок коллеге",
                "Хочу букет для менеджера",
                "Квіти для близької людини"
            })
    void leavesOrdinaryQuestionsAlone(String message) {
        assertThat(PersonWanted.in(List.of(message))).isFalse();
    }
}
