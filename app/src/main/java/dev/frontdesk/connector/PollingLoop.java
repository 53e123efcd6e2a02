package dev.frontdesk.connector;

import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the provider keeps for one connection, on a thread of its own, until it is stopped. A batch is
 * confirmed to the provider by the next call, made only after the batch is stored.
 */
final class PollingLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PollingLoop.class);

    private static final Duration WAIT = Duration.ofSeconds(50);

    /** A provider that has nothing for us and does not wait for news either is asked no more often than this. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** A hiccup is not worth a red card. */
    private static final int FAILURES_SHOWN = 3;

    private final OpenConnection opened;
    private final Polling polling;
    private final InboundSink sink;
    private final ConnectionStates states;
    private final Source source;
    private final long activation;
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private int failures;
    private boolean failureShown;

    PollingLoop(OpenConnection opened, Polling polling, InboundSink sink, ConnectionStates states) {
        this.opened = opened;
        this.polling = polling;
        this.sink = sink;
        this.states = states;
        this.source = opened.stored().source();
        this.activation = opened.stored().activation();
        this.failureShown = opened.stored().status() == Status.ERROR;
    }

    void start() {
        thread = Thread.ofVirtual().name("poll-" + opened.stored().id()).start(this);
    }

    /** Ends it now; a batch that is on its way comes again. */
    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean isDone() {
        Thread running = thread;
        return running != null && !running.isAlive();
    }

    /** Whether it polls what this row says, with the same credentials. */
    boolean serves(StoredConnection connection) {
        return connection.activation() == activation && connection.source().equals(source);
    }

    @Override
    public void run() {
        @Nullable String cursor = null;
        boolean begun = false;
        while (!stopped) {
            try {
                if (!begun) {
                    cursor = sink.cursor(source);
                    begun = true;
                }
                cursor = poll(cursor);
                worked();
            } catch (Refusal refusal) {
                if (stopped || !survives(refusal)) {
                    return;
                }
            } catch (RuntimeException e) {
                // not stored: the provider keeps what was not confirmed
                LOG.warn(
                        "{}: connection {}",
                        opened.event("poll_not_stored"),
                        opened.stored().id(),
                        e);
                if (!Backoff.pause(Backoff.after(failures++))) {
                    return;
                }
            }
        }
    }

    private @Nullable String poll(@Nullable String cursor) {
        long asked = System.nanoTime();
        Polling.Batch batch = polling.poll(cursor, WAIT);
        if (!batch.items().isEmpty() && mayTakeIn()) {
            sink.accept(source, batch.items(), batch.cursor());
            opened.count().received.add(batch.items().size());
        } else if (batch.items().isEmpty() && System.nanoTime() - asked < AT_ONCE.toNanos()) {
            Backoff.pause(AT_ONCE);
        }
        return batch.cursor();
    }

    /** Asked after each poll that brought something: what people write after a stop waits for the next start. */
    private boolean mayTakeIn() {
        if (!stopped && !states.isLatest(opened.stored(), activation)) {
            stopped = true;
        }
        return !stopped;
    }

    private void worked() {
        failures = 0;
        if (failureShown) {
            failureShown = !states.running(opened.stored(), activation, Mode.POLLING);
        }
    }

    /** @return false when it is of no use to go on */
    private boolean survives(Refusal refusal) {
        failures++;
        return switch (refusal) {
            case BadCredentials bad -> {
                states.halted(opened.stored(), activation, bad.code(), ConnectionStates.message(bad));
                yield false;
            }
            case RateLimited limited -> Backoff.pause(limited.retryAfter());
            case Rejected rejected -> {
                show(rejected);
                yield Backoff.pause(Backoff.after(failures + 1));
            }
            case Unavailable unavailable -> {
                show(unavailable);
                yield Backoff.pause(Backoff.after(failures - 1));
            }
        };
    }

    private void show(Refusal refusal) {
        LOG.debug(
                "{}: connection {} {}",
                opened.event("poll_failed"),
                opened.stored().id(),
                refusal.getMessage());
        if (failures >= FAILURES_SHOWN) {
            states.failed(opened.stored(), activation, refusal);
            failureShown = true;
        }
    }
}
