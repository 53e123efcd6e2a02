package dev.frontdesk.connectors.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stops answering an address that writes faster than people do: something there answers by itself. Not thread-safe. */
final class SenderBrake {

    private static final int HOUR_MAX = 20;
    private static final int DAY_MAX = 60;
    private static final int SENDERS_MAX = 2_000;

    private final Map<String, Map<String, Instant>> bySender = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Instant>> eldest) {
            return size() > SENDERS_MAX;
        }
    };

    /** Whether this one is too much; the same mail counts once, however often it is read. */
    boolean holds(Letter letter) {
        Map<String, Instant> recent = bySender.computeIfAbsent(letter.replyTo(), sender -> new LinkedHashMap<>());
        recent.putIfAbsent(letter.messageId(), letter.at());
        Instant now = letter.at();
        recent.values().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(1))));
        long lastHour = recent.values().stream()
                .filter(at -> at.isAfter(now.minus(Duration.ofHours(1))))
                .count();
        return lastHour > HOUR_MAX || recent.size() > DAY_MAX;
    }
}
