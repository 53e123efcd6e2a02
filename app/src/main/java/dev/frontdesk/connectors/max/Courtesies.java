package dev.frontdesk.connectors.max;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Keeps calls that matter to nobody from using up what messages need: MAX counts 30 requests a second, whatever they
 * are for.
 */
final class Courtesies {

    private static final int PER_SECOND = 8;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ArrayDeque<Long> paid = new ArrayDeque<>();

    synchronized boolean allow() {
        long now = System.nanoTime();
        while (!paid.isEmpty() && now - paid.peekFirst() >= SECOND) {
            paid.pollFirst();
        }
        if (paid.size() >= PER_SECOND) {
            return false;
        }
        paid.addLast(now);
        return true;
    }
}
