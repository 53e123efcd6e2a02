package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    @Test
    void goesToWhoeverHasLess() {
        assertThat(new Turns().next(Set.of(ANN, BOB), Map.of(ANN, 2, BOB, 1))).isEqualTo(BOB);
    }

    @Test
    void goesByTurnsAmongEquals() {
        Turns turns = new Turns();
        UUID first = turns.next(Set.of(ANN, BOB), Map.of());
        UUID second = turns.next(Set.of(ANN, BOB), Map.of());
        assertThat(second).isNotEqualTo(first);
        assertThat(turns.next(Set.of(ANN, BOB), Map.of())).isEqualTo(first);
    }

    @Property
    void nobodyEverHasMuchMoreThanAnother(
            @ForAll @IntRange(min = 1, max = 9) int people, @ForAll @IntRange(max = 60) int calls) {
        Set<UUID> there =
                IntStream.range(0, people).mapToObj(i -> new UUID(0, i)).collect(Collectors.toSet());
        Map<UUID, Integer> load = new HashMap<>();
        Turns turns = new Turns();
        for (int i = 0; i < calls; i++) {
            load.merge(turns.next(there, load), 1, Integer::sum);
        }
        int most = load.values().stream().mapToInt(n -> n).max().orElse(0);
        int least = there.stream()
                .mapToInt(each -> load.getOrDefault(each, 0))
                .min()
                .orElse(0);
        assertThat(most - least).isLessThanOrEqualTo(1);
    }
}
