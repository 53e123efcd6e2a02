package dev.frontdesk.sandbox.max;

import java.util.ArrayDeque;

/** Lets so many through in any second. */
final class Window {

    private static final long SECOND = 1000;

    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    /** @return false when that many came within the last second already */
    synchronized boolean take(long now, int count) {
        while (!taken.isEmpty() && (now - taken.peekFirst() >= SECOND || taken.peekFirst() > now)) {
            taken.pollFirst();
        }
        if (taken.size() >= count) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}
