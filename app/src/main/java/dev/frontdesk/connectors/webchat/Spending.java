package dev.frontdesk.connectors.webchat;

import dev.frontdesk.platform.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Bounds what strangers may spend: messages of a visitor in a minute and a day, of an address in a minute, of all
 * visitors of a connection in a minute. Kept on each node for itself.
 */
@Component
class Spending {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int KEPT = 50_000;

    private record Count(Instant until, int used) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEPT;
        }
    };

    Spending(Clock clock) {
        this.clock = clock;
    }

    /** Takes one message from every budget it belongs to, or, if one of them is empty, from none. */
    synchronized boolean admits(String key, String chat, String address) {
        String minuteOfVisitor = "m/" + key + chat;
        String dayOfVisitor = "d/" + key + chat;
        String minuteOfAddress = "a/" + Network.of(address);
        String minuteOfAll = "c/" + key;
        boolean open = left(minuteOfVisitor, 12)
                && left(dayOfVisitor, 200)
                && left(minuteOfAddress, 40)
                && left(minuteOfAll, 600);
        if (open) {
            take(minuteOfVisitor, MINUTE);
            take(dayOfVisitor, DAY);
            take(minuteOfAddress, MINUTE);
            take(minuteOfAll, MINUTE);
        }
        return open;
    }

    private boolean left(String budget, int max) {
        Count count = counts.get(budget);
        return count == null || clock.instant().isAfter(count.until()) || count.used() < max;
    }

    private void take(String budget, Duration window) {
        Instant now = clock.instant();
        Count count = counts.get(budget);
        counts.put(
                budget,
                count == null || now.isAfter(count.until())
                        ? new Count(now.plus(window), 1)
                        : new Count(count.until(), count.used() + 1));
    }
}
