package dev.frontdesk.bench.load;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Moments at which people happen to write: independent of one another, so many a second on average, and regardless of
 * whether those before were answered.
 */
public final class Schedule {

    private final double perSecond;
    private final Random random;

    public Schedule(double perSecond, long seed) {
        this.perSecond = perSecond;
        this.random = new Random(seed);
    }

    /**
     * Calls {@code action} with each moment, of {@link System#nanoTime}, when it has come; moments missed are caught up
     * with. Returns how many there were.
     */
    public int run(Duration duration, LongConsumer action) {
        long start = System.nanoTime();
        long due = start + gap();
        int count = 0;
        while (due - start < duration.toNanos()) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            action.accept(due);
            count++;
            due += gap();
        }
        return count;
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
    }
}
