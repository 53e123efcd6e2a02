package dev.frontdesk.conversation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whose turn it is: whoever has the fewest open conversations; of equals, the one it was longest ago. */
final class Turns {

    private static final int KEPT_MAX = 10_000;

    private final Map<UUID, Long> last = new HashMap<>();
    private long turn;

    /**
     * @param there not empty
     * @param load open conversations of those who have any
     */
    synchronized UUID next(Set<UUID> there, Map<UUID, Integer> load) {
        UUID next = there.stream()
                .min(Comparator.comparing((UUID person) -> load.getOrDefault(person, 0))
                        .thenComparing(person -> last.getOrDefault(person, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        if (last.size() > KEPT_MAX) {
            last.clear();
        }
        last.put(next, ++turn);
        return next;
    }
}
