package dev.frontdesk.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.assistant.Rehearsing.Played;
import dev.frontdesk.assistant.Rehearsing.PlayedCall;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.evaluate.Expected.ExpectedCall;
import dev.frontdesk.evaluate.Judge.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JudgeTests {

    private final Judge judge = new Judge(JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({
        "We open at 9:00 sharp, open at 9:00, true",
        "We **open** at  9:00, OPEN AT 9:00, true",
        "It costs 15 euro, 5 euro, false",
        "Доставка стоит пять евро, достав*, true",
        "Доставка стоит пять евро, достав, false",
        "Ещё вопрос, еще вопрос, true",
        "call (555) 0150, (555) 0150, true",
    })
    void findsWholePhrasesWhateverTheirCaseAndMarkup(String answer, String phrase, boolean said) {
        assertThat(Judge.says(Judge.plain(answer), phrase)).isEqualTo(said);
    }

    @Test
    void tellsEverythingThatIsWrong() {
        Expected expected = new Expected(
                List.of(List.of("nine", "9:00"), List.of("Sunday")),
                List.of("free"),
                List.of(new ExpectedCall("update_deal", Map.of("id", 5, "stage", "won"))));

        List<Reason> reasons = judge.reasons(
                expected,
                played("From 9:00, delivery is free.", new PlayedCall("update_deal", "would_call", "{\"id\":\"5\"}")));

        assertThat(reasons)
                .containsExactly(
                        new Reason("fact_missing", "Sunday"),
                        new Reason("forbidden_said", "free"),
                        new Reason("call_missing", "update_deal (id = 5, stage = won)"));
    }

    @Test
    void takesACallThatHasMoreArgumentsAndANumberAsText() {
        Expected expected =
                new Expected(List.of(), List.of(), List.of(new ExpectedCall("update_deal", Map.of("id", 5))));

        assertThat(judge.reasons(
                        expected,
                        played(
                                "Done",
                                new PlayedCall("update_deal", "would_call", "{\"id\":\"5.0\",\"stage\":\"won\"}"))))
                .isEmpty();
        assertThat(judge.reasons(
                        expected, played("Done", new PlayedCall("update_deal", "validation_failed", "{\"id\":5}"))))
                .hasSize(1);
    }

    @Test
    void failsWhatTheModelDidNotAnswer() {
        Reply reply = new Reply("Sorry", List.of(), null, false, null, "model_unavailable", null);

        assertThat(judge.reasons(Expected.NOTHING, new Played(reply, List.of())))
                .containsExactly(new Reason("model_failed", "unavailable"));
    }

    private static Played played(String answer, PlayedCall... calls) {
        return new Played(Reply.saying(answer), List.of(calls));
    }
}
