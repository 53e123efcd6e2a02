package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.program.Rest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Follows which messages reach Telegram, and tells how long each person waited. Messages of one person that were
 * answered together count as answered, each with its own wait.
 */
final class Replies implements AutoCloseable {

    private final Rest sandbox;
    private final Crowd crowd;
    private final List<Deque<Long>> due = new ArrayList<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final Thread reader;
    private volatile Latencies latencies = new Latencies();
    private volatile IntConsumer whenAnswered = person -> {};
    private volatile boolean closed;
    private long next;

    Replies(Rest sandbox, Crowd crowd) {
        this.sandbox = sandbox;
        this.crowd = crowd;
        for (int i = 0; i < crowd.size(); i++) {
            due.add(new ArrayDeque<>(2));
        }
        next = read(0).path("next").asLong();
        reader = Thread.ofPlatform().daemon().name("replies").start(this::follow);
    }

    /** Call before the message is sent. @param dueNanos of {@link System#nanoTime} */
    void expect(int person, long dueNanos) {
        Deque<Long> waiting = due.get(person);
        synchronized (waiting) {
            waiting.add(dueNanos);
        }
    }

    /** Called on the reading thread with each person who got an answer; must not block. */
    void whenAnswered(IntConsumer action) {
        whenAnswered = action;
    }

    /** Later waits are recorded here. */
    Latencies record() {
        latencies = new Latencies();
        return latencies;
    }

    /** Messages that reached Telegram. */
    long sent() {
        return sent.sum();
    }

    /** Messages of people that were answered. */
    long answered() {
        return answered.sum();
    }

    private void follow() {
        while (!closed) {
            JsonNode page = read(next);
            if (page.path("missed").asLong() > 0) {
                throw new IllegalStateException("The log of sent messages overflowed");
            }
            next = page.path("next").asLong();
            long toNanoTime = System.nanoTime() - ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
            page.path("items").forEach(item -> {
                sent.increment();
                arrived(crowd.person(item.path(1).asLong()), item.path(2).asLong() * 1_000 + toNanoTime);
            });
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private JsonNode read(long after) {
        return sandbox.get("/control/telegram/sends?after=" + after);
    }

    private void arrived(int person, long nanos) {
        if (person < 0) {
            return;
        }
        Deque<Long> waiting = due.get(person);
        int count = 0;
        synchronized (waiting) {
            while (!waiting.isEmpty() && nanos - waiting.peek() >= 0) {
                latencies.record(nanos - waiting.remove());
                count++;
            }
        }
        answered.add(count);
        if (count > 0) {
            whenAnswered.accept(person);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
