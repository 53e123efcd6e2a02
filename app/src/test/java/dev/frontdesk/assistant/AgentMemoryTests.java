package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Line.Author;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentMemoryTests {

    private final List<Line> lines = new ArrayList<>();

    private void talk(String agent, int from, int to) {
        for (int i = from; i <= to; i++) {
            lines.add(new Line(Author.CONTACT, agent + " asked " + i));
            lines.add(new Line(Author.ASSISTANT, agent + " said " + i, agent, null));
        }
    }

    private List<String> remembered(String agent) {
        return AgentMemory.of(lines, agent).stream().map(Line::text).toList();
    }

    @Test
    void remembersItsOwnAndTheLastFewBeforeItWasCalled() {
        talk("/atlas", 1, 5);
        lines.add(new Line(Author.CONTACT, "/cheryl"));
        lines.add(new Line(Author.ASSISTANT, "Cheryl now"));
        talk("/cheryl", 1, 2);

        assertThat(remembered("/cheryl"))
                .containsExactly(
                        "/atlas asked 4",
                        "/atlas said 4",
                        "/atlas asked 5",
                        "/atlas said 5",
                        "/cheryl",
                        "Cheryl now",
                        "/cheryl asked 1",
                        "/cheryl said 1",
                        "/cheryl asked 2",
                        "/cheryl said 2");
    }

    @Test
    void remembersWhatItSaidBeforeAnotherCameBetween() {
        talk("/atlas", 1, 1);
        talk("/cheryl", 1, 4);
        talk("/atlas", 2, 2);
        talk("/cheryl", 5, 5);

        List<String> atlas = remembered("/atlas");

        assertThat(atlas).contains("/atlas said 1", "/atlas said 2", "/cheryl said 5");
        assertThat(atlas).doesNotContain("/cheryl said 4", "/cheryl said 1");
    }

    @Test
    void remembersPeopleOfTheBusinessAlways() {
        lines.add(new Line(Author.PERSON, "I am Nora, it is settled."));
        talk("/atlas", 1, 5);

        assertThat(remembered("/cheryl"))
                .startsWith("I am Nora, it is settled.")
                .hasSize(5);
    }

    @Test
    void aProjectWithoutAgentsRemembersAll() {
        talk("/gone", 1, 9);

        assertThat(AgentMemory.of(lines, null)).isEqualTo(lines);
    }
}
