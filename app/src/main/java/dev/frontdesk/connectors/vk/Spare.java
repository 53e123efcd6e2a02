package dev.frontdesk.connectors.vk;

import java.util.ArrayDeque;

/** What may be asked beside sending: VK takes 20 calls a second, and most of them are for messages. */
final class Spare {

    private static final int PER_SECOND = 3;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    synchronized boolean take() {
        long now = System.nanoTime();
        while (!taken.isEmpty() && now - taken.peek() >= SECOND_NANOS) {
            taken.poll();
        }
        return taken.size() < PER_SECOND && taken.add(now);
    }
}
