package dev.frontdesk.connector;

import java.util.concurrent.atomic.AtomicLong;

/** Lets through so many a second, after a pause so many more at once. Lock-free (generic cell rate algorithm). */
final class Meter {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long intervalNanos;
    private final long burstNanos;
    private final AtomicLong due;

    Meter(int perSecond, int burst, long nowNanos) {
        this.intervalNanos = SECOND_NANOS / perSecond;
        this.burstNanos = intervalNanos * burst;
        this.due = new AtomicLong(nowNanos);
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
