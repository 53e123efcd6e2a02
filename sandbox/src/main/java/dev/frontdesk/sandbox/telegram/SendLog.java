package dev.frontdesk.sandbox.telegram;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * When the bots' latest messages came in, by the real clock, so that whoever wrote to a bot can tell how long each
 * answer took. Writing takes no lock.
 */
final class SendLog {

    private static final int KEPT = 1 << 16;

    private record Entry(long number, long bot, long chat, long micros) {}

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong count = new AtomicLong();

    void add(long bot, long chat) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        long number = count.getAndIncrement();
        entries.set((int) (number % KEPT), new Entry(number, bot, chat, micros));
    }

    /**
     * Writes {@code {next, missed, items: [[account, chat, microseconds since 1970], …]}}, oldest first, from the given
     * number on; {@code next} is where to go on, {@code missed} counts what was forgotten before.
     */
    void write(JsonGenerator json, long after) {
        long first = Math.max(after, count.get() - KEPT);
        long next = first;
        json.writeStartObject();
        json.writeNumberProperty("missed", first - after);
        json.writeArrayPropertyStart("items");
        for (Entry entry = entry(next); entry != null; entry = entry(next)) {
            json.writeStartArray();
            json.writeNumber(entry.bot);
            json.writeNumber(entry.chat);
            json.writeNumber(entry.micros);
            json.writeEndArray();
            next++;
        }
        json.writeEndArray();
        json.writeNumberProperty("next", next);
        json.writeEndObject();
    }

    /** Null where nothing was written yet, or something newer already. */
    private @Nullable Entry entry(long number) {
        Entry entry = entries.get((int) (number % KEPT));
        return entry != null && entry.number == number ? entry : null;
    }

    void clear() {
        for (int i = 0; i < KEPT; i++) {
            entries.set(i, null);
        }
    }
}
