package dev.frontdesk.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keeps what was found by a token's hash for a short while. What was not found is asked again. */
final class ShortMemory<V> {

    private static final int SIZE_MAX = 20_000;

    private record Held<V>(V value, Instant until) {}

    private final Map<ByteBuffer, Held<V>> held = new ConcurrentHashMap<>();
    private final AtomicLong forgettings = new AtomicLong();
    private final Clock clock;
    private final Duration time;

    ShortMemory(Clock clock, Duration time) {
        this.clock = clock;
        this.time = time;
    }

    Optional<V> get(byte[] hash, Function<byte[], Optional<V>> find) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        Instant now = clock.instant();
        Held<V> known = held.get(key);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.value());
        }
        long before = forgettings.get();
        Optional<V> found = find.apply(hash);
        found.ifPresent(value -> keep(key, new Held<>(value, now.plus(time)), before));
        return found;
    }

    /** What was read before something was forgotten may be what was to be forgotten. */
    private void keep(ByteBuffer key, Held<V> value, long before) {
        if (held.size() >= SIZE_MAX) {
            held.clear();
        }
        held.put(key, value);
        if (forgettings.get() != before) {
            held.remove(key, value);
        }
    }

    void forget(Predicate<V> which) {
        forgettings.incrementAndGet();
        held.values().removeIf(each -> which.test(each.value()));
    }
}
