package dev.frontdesk.connector;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets through so many a second, after a pause so many more at once. Lock-free (generic cell rate algorithm). */
final class Meter {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long intervalNanos;
    private final long burstNanos;
    private final AtomicLong due;

    Meter(int perSecond, int burst, long nowNanos) {
        this(SECOND_NANOS / perSecond, SECOND_NANOS / perSecond * burst, nowNanos);
    }

    private Meter(long intervalNanos, long burstNanos, long nowNanos) {
        this.intervalNanos = intervalNanos;
        this.burstNanos = burstNanos;
        this.due = new AtomicLong(nowNanos);
    }

    /** Lets one through, and the next after this pause. */
    static Meter every(Duration pause, long nowNanos) {
        return new Meter(pause.toNanos(), 0, nowNanos);
    }

    /** @param nowNanos of {@link System#nanoTime()} */
    boolean admits(long nowNanos) {
        while (true) {
            long before = due.get();
            long start = before - nowNanos > 0 ? before : nowNanos;
            if (start - nowNanos > burstNanos) {
                return false;
            }
            if (due.compareAndSet(before, start + intervalNanos)) {
                return true;
            }
        }
    }
}
