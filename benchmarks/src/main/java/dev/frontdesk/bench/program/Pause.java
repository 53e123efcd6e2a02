package dev.frontdesk.bench.program;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, for a time or for something to come true. */
public final class Pause {

    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }

    public static void of(Duration duration) {
        millis(duration.toMillis());
    }

    /** Looks ten times a second. @throws IllegalStateException naming what did not come true in time */
    public static void until(String what, Duration most, BooleanSupplier condition) {
        if (!cameTrue(most, condition)) {
            throw new IllegalStateException("After " + most.toSeconds() + " s still not: " + what);
        }
    }

    /** Looks ten times a second; returns whether it came true in time. */
    public static boolean cameTrue(Duration most, BooleanSupplier condition) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            millis(100);
        }
        return true;
    }
}
