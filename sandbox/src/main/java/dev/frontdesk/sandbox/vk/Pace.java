package dev.frontdesk.sandbox.vk;

import java.util.ArrayDeque;

/** Counts the calls of the last second, in real time. */
final class Pace {

    private static final long SECOND_NANOS = 1_000_000_000;

    private final ArrayDeque<Long> calls = new ArrayDeque<>();

    synchronized boolean admits(int perSecond) {
        long now = System.nanoTime();
        while (!calls.isEmpty() && now - calls.peek() >= SECOND_NANOS) {
            calls.poll();
        }
        if (calls.size() >= perSecond) {
            return false;
        }
        calls.add(now);
        return true;
    }
}
