package dev.frontdesk.connector;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: twice as long each time, up to a minute, never the same for two. */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LAST_MILLIS = 60_000;
    private static final int DOUBLINGS_MAX = 6;

    private Backoff() {}

    static Duration after(int failures) {
        long full = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS_MAX));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** @return false when the thread was interrupted, which ends its work */
    static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
