package dev.frontdesk.access;

import dev.frontdesk.platform.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts the calls of programs that have not said who they are: 100 an hour from one address, on each node. */
@Component
class AnonymousLimit {

    static final int CALLS_MAX = 100;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int ADDRESSES_MAX = 50_000;

    private static final class Window {
        private final Instant end;
        private int calls;

        private Window(Instant end) {
            this.end = end;
        }
    }

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };
    private final Clock clock;

    AnonymousLimit(Clock clock) {
        this.clock = clock;
    }

    /** @return how long to wait; empty when the call may be made */
    synchronized Optional<Duration> call(String address) {
        Instant now = clock.instant();
        Window window = windows.compute(
                Network.of(address),
                (_, known) -> known == null || !now.isBefore(known.end) ? new Window(now.plus(WINDOW)) : known);
        window.calls++;
        return window.calls <= CALLS_MAX ? Optional.empty() : Optional.of(Duration.between(now, window.end));
    }
}
