package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which wishes wait for a value, by conversation. In memory: whoever is asked at the moment of a crash is merely not
 * understood and says it again.
 */
@Component
class AskedBack {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int WISHES_MAX = 10_000;

    private final Clock clock;
    private final Map<UUID, Open> open = new LinkedHashMap<>();

    AskedBack(Clock clock) {
        this.clock = clock;
    }

    private record Open(UUID holder, Wish wish, Instant end) {}

    synchronized void keep(Turn turn, Wish wish) {
        open.remove(turn.conversation());
        if (open.size() >= WISHES_MAX) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(
                turn.conversation(),
                new Open(turn.around().holder(), wish, clock.instant().plus(KEPT)));
    }

    /** What waits for this person; it waits no longer. */
    synchronized Optional<Wish> take(Turn turn) {
        return Optional.ofNullable(open.remove(turn.conversation()))
                .filter(each -> each.holder().equals(turn.around().holder()))
                .filter(each -> clock.instant().isBefore(each.end()))
                .map(Open::wish);
    }
}
