package dev.frontdesk.connector;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What this node does by itself: sets connections to work once it can be reached, and keeps its memory in order. */
@Component
class Beginning implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    private static final long COUNTS_SECONDS = 5;
    private static final long LOG_SECONDS = 2;
    private static final long REVISION_SECONDS = 60;

    private final EnvironmentConnections fromEnvironment;
    private final Upkeep upkeep;
    private final ConnectionCounters counters;
    private final WebhookLog log;
    private final OpenConnections open;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connector-clockwork").factory());

    Beginning(
            EnvironmentConnections fromEnvironment,
            Upkeep upkeep,
            ConnectionCounters counters,
            WebhookLog log,
            OpenConnections open) {
        this.fromEnvironment = fromEnvironment;
        this.upkeep = upkeep;
        this.counters = counters;
        this.log = log;
        this.open = open;
    }

    @EventListener(ApplicationReadyEvent.class)
    @SuppressWarnings("FutureReturnValueIgnored")
    void begin() {
        clockwork.scheduleWithFixedDelay(safely(counters::flush), COUNTS_SECONDS, COUNTS_SECONDS, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(safely(log::flush), LOG_SECONDS, LOG_SECONDS, TimeUnit.SECONDS);
        clockwork.scheduleWithFixedDelay(safely(open::revise), REVISION_SECONDS, REVISION_SECONDS, TimeUnit.SECONDS);
        Thread.ofVirtual().name("connections-begin").start(safely(() -> {
            fromEnvironment.provide();
            upkeep.begin();
        }));
    }

    private static Runnable safely(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("connector_upkeep_failed", e);
            }
        };
    }

    @Override
    public void destroy() {
        clockwork.shutdownNow();
    }
}
