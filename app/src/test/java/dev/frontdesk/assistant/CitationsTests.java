package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Source;
import dev.frontdesk.knowledge.DocumentId;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.Passage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationsTests {

    private static final List<Hit> HITS = List.of(hit(1), hit(2), hit(3));

    @Test
    void dropsInventedCitations() {
        Reply reply = settle("Delivery is 5 € [2], express 10 € [7] and free above 60 € [0][2].", true);

        assertThat(reply.markdown()).isEqualTo("Delivery is 5 € [1], express 10 € and free above 60 € [1].");
        assertThat(reply.sources()).extracting(Source::title).containsExactly("Document 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            One [3] and two [1, 3].        | One [1] and two [2][1].
            Wide brackets【2】.              | Wide brackets[1].
            Only invented [9].             | Only invented.
            A [1](https://example.test)    | A [1](https://example.test)
            Write list[1] to get it.       | Write list[1] to get it.
            """)
    void renumbersWhatRemains(String text, String settled) {
        assertThat(settle(text, true).markdown()).isEqualTo(settled);
    }

    @Test
    void leavesNoNumbersWhereNoSourcesAreListed() {
        Reply reply = settle("Delivery is 5 € [2].", false);

        assertThat(reply.markdown()).isEqualTo("Delivery is 5 €.");
        assertThat(reply.sources()).extracting(Source::title).containsExactly("Document 2");
    }

    @Test
    void recordsWhatWasGivenWhenTheModelCitesNothing() {
        assertThat(settle("Delivery is 5 €.", true).sources()).hasSize(3);
    }

    @Test
    void recordsNoSourceThatWasNotGivenToTheModel() {
        ChatReply reply = new ChatReply("One [1], two [2].", List.of(passage(HITS.get(1))), Usage.NONE);

        Reply settled = Citations.settle(reply, new Found(HITS, true), true);

        assertThat(settled.markdown()).isEqualTo("One, two [1].");
        assertThat(settled.sources()).extracting(Source::title).containsExactly("Document 2");
    }

    @Test
    void recordsNothingWhenTheSearchFoundNothingCertainAndNothingIsCited() {
        Reply reply = Citations.settle(
                new ChatReply(
                        "I do not know.",
                        HITS.stream().map(CitationsTests::passage).toList(),
                        Usage.NONE),
                new Found(HITS, false),
                true);

        assertThat(reply.sources()).isEmpty();
    }

    private static Reply settle(String text, boolean shown) {
        return Citations.settle(
                new ChatReply(text, HITS.stream().map(CitationsTests::passage).toList(), Usage.NONE),
                new Found(HITS, true),
                shown);
    }

    private static Hit hit(int number) {
        return new Hit(
                new DocumentId(new UUID(8, number)),
                "Document " + number,
                "",
                "Text " + number,
                1.0 / number,
                new UUID(7, number));
    }

    private static Passage passage(Hit hit) {
        return new Passage(hit.passageId().toString(), hit.title(), hit.text());
    }
}
