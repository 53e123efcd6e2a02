package dev.frontdesk.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the sealer at work, on every node; whoever comes first does the round. */
@Component
class Sealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final Sealer sealer;
    private @Nullable ScheduledExecutorService rounds;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public synchronized void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("audit-sealer").factory());
        rounds.scheduleWithFixedDelay(this::rounds, 1, 1, TimeUnit.SECONDS);
    }

    private void rounds() {
        try {
            int sealed;
            do {
                sealed = sealer.round();
            } while (sealed == Sealer.ROWS_MAX && isRunning());
        } catch (RuntimeException e) {
            log.error("audit_seal_failed", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running;
        synchronized (this) {
            running = rounds;
            rounds = null;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
