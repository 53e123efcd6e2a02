package dev.frontdesk.conversation;

import dev.frontdesk.platform.Cleanup;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Forgets what arrived once no provider repeats it any more; they reuse ids, so that forgetting is also needed to hear
 * them again. What could not be taken up in all that time, because its connection is gone, goes with it.
 */
@Component
class IntakeCleanup implements Cleanup {

    private static final int BATCH = 5_000;

    private final IntakeStore store;
    private final Duration keep;

    /** @param keep longer than any provider goes on delivering an event; at least a day */
    IntakeCleanup(IntakeStore store, @Value("${frontdesk.intake-keep}") Duration keep) {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("frontdesk.intake-keep is at least 1d, not " + keep);
        }
        this.store = store;
        this.keep = keep;
    }

    @Override
    public int clean(Instant now) {
        int removed = 0;
        int some;
        do {
            some = store.removeBefore(now.minus(keep), BATCH);
            removed += some;
        } while (some == BATCH);
        return removed;
    }
}
