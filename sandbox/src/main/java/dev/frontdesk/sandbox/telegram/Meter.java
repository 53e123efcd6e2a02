package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what passes, and how long people wait: from what a person wrote last in a chat to the bot's next message there.
 * Times fall into buckets an eighth of an octave wide, so percentiles are at most 9 % too high.
 */
final class Meter {

    private static final int PER_OCTAVE = 8;
    private static final int BUCKETS = 40 * PER_OCTAVE;

    private final LongAdder written = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicLongArray waits = new AtomicLongArray(BUCKETS);

    void written() {
        written.increment();
    }

    void sent() {
        sent.increment();
    }

    void delivered(boolean acknowledged) {
        (acknowledged ? deliveries : failures).increment();
    }

    void waited(long nanos) {
        double octaves = Math.log(Math.max(1, nanos / 1000.0)) / Math.log(2);
        waits.incrementAndGet(Math.min(BUCKETS - 1, (int) (octaves * PER_OCTAVE)));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("written", written.sum())
                .put("sent", sent.sum())
                .put("deliveriesAcknowledged", deliveries.sum())
                .put("deliveriesFailed", failures.sum());
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += waits.get(i);
        }
        ObjectNode wait = json.putObject("replyMicros").put("count", count);
        wait.put("p50", percentile(count, 0.5));
        wait.put("p95", percentile(count, 0.95));
        wait.put("p99", percentile(count, 0.99));
        wait.put("max", percentile(count, 1));
        return json;
    }

    private long percentile(long count, double share) {
        long rank = (long) Math.ceil(count * share);
        long seen = 0;
        for (int i = 0; i < BUCKETS && count > 0; i++) {
            seen += waits.get(i);
            if (seen >= rank) {
                return Math.round(Math.pow(2, (i + 1.0) / PER_OCTAVE));
            }
        }
        return 0;
    }

    void reset() {
        written.reset();
        sent.reset();
        deliveries.reset();
        failures.reset();
        for (int i = 0; i < BUCKETS; i++) {
            waits.set(i, 0);
        }
    }
}
