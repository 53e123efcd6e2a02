package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.conversation.HandOver.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandOverTests {

    private static final HandOver BEGINNING = new HandOver(State.ASSISTANT, null, 0);
    private static final UUID ANN = new UUID(1, 1);

    record Event(String name, boolean ofTheTurn, UnaryOperator<HandOver> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Event> EVENTS = List.of(
            new Event("called", true, HandOver::called),
            new Event("resumed", true, HandOver::resumed),
            new Event("answered", true, HandOver::answered),
            new Event("offered to Ann", false, now -> now.offeredTo(ANN)),
            new Event("offered to Bob", false, now -> now.offeredTo(new UUID(2, 2))),
            new Event("offered to nobody", false, now -> now.offeredTo(null)),
            new Event("taken by Ann", false, now -> now.takenBy(ANN)),
            new Event("taken by Bob", false, now -> now.takenBy(new UUID(2, 2))),
            new Event("taken by a program", false, now -> now.takenBy(null)),
            new Event("given back", false, HandOver::givenBack));

    @Provide
    Arbitrary<List<Event>> histories() {
        return Arbitraries.of(EVENTS).list().ofMaxSize(40);
    }

    @Property
    void neverHasTwoOwners(@ForAll("histories") List<Event> history) {
        HandOver now = BEGINNING;
        for (Event event : history) {
            now = event.change().apply(now);
            int owners = (now.assistantSpeaks() ? 1 : 0) + (now.state() == State.PERSON ? 1 : 0);
            assertThat(owners).isEqualTo(now.state() == State.QUEUED ? 0 : 1);
            assertThat(now.assistantSpeaks() && now.assignee() != null).isFalse();
        }
    }

    @Property
    void theAssistantIsSilentWhileAPersonIsWaitedForOrHasIt(@ForAll("histories") List<Event> history) {
        HandOver now = BEGINNING;
        for (Event event : history) {
            HandOver before = now;
            now = event.change().apply(now);
            if (!before.assistantSpeaks() && now.assistantSpeaks()) {
                assertThat(event.name()).isIn("given back", "resumed");
                assertThat(now.state()).isEqualTo(State.RETURNING);
            }
            assertThat(now.assistantSpeaks())
                    .isEqualTo(now.state() == State.ASSISTANT || now.state() == State.RETURNING);
        }
    }

    @Property
    void theVersionOnlyRisesAndATurnNeverRaisesIt(@ForAll("histories") List<Event> history) {
        HandOver now = BEGINNING;
        for (Event event : history) {
            HandOver before = now;
            now = event.change().apply(now);
            assertThat(now.version()).isGreaterThanOrEqualTo(before.version());
            if (event.ofTheTurn()) {
                assertThat(now.version()).isEqualTo(before.version());
            } else if (before.assistantSpeaks() != now.assistantSpeaks()) {
                assertThat(now.version()).as("a running turn must notice").isGreaterThan(before.version());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasAWayOutAndLeadsToEveryOther(State from) {
        Set<State> reached = new HashSet<>();
        Deque<HandOver> open = new ArrayDeque<>(List.of(new HandOver(from, null, 0)));
        while (!open.isEmpty()) {
            HandOver now = open.pop();
            EVENTS.stream()
                    .map(event -> event.change().apply(now))
                    .filter(next -> reached.add(next.state()))
                    .forEach(open::push);
        }
        assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    @Test
    void nobodyHasItBesideTheAssistant() {
        assertThatThrownBy(() -> new HandOver(State.RETURNING, ANN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
