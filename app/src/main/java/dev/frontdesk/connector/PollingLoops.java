package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Signals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps one loop running for each polled connection whose lease this node holds. Looks again when a connection or the
 * leases changed, and every half minute in case a signal was lost.
 */
@Component
class PollingLoops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PollingLoops.class);

    private static final long LOOK_AGAIN_SECONDS = 30;

    /** Many signals at once are worth one look. */
    private static final long GATHER_MILLIS = 50;

    private final RunningStore store;
    private final OpenConnections open;
    private final ConnectionStates states;
    private final InboundSink sink;
    private final Leases leases;
    private final Map<ConnectionId, PollingLoop> loops = new HashMap<>();
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread keeper;

    PollingLoops(
            RunningStore store,
            OpenConnections open,
            ConnectionStates states,
            InboundSink sink,
            Leases leases,
            Signals signals) {
        this.store = store;
        this.open = open;
        this.states = states;
        this.sink = sink;
        this.leases = leases;
        signals.on(ConnectionStates.TOPIC, payload -> news.release());
        signals.onGap(news::release);
        leases.onChange(news::release);
    }

    @Override
    public void start() {
        keeper = Thread.ofVirtual().name("polling-loops").start(this::keep);
    }

    private void keep() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                if (news.tryAcquire(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                }
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            loops.values().forEach(PollingLoop::stop);
            loops.clear();
        }
    }

    private void look() {
        try {
            adjust(store.polled());
        } catch (RuntimeException e) {
            LOG.warn("connector_polling_unchanged: the connections could not be read", e);
        }
    }

    private void adjust(List<StoredConnection> polled) {
        Map<ConnectionId, StoredConnection> wanted = new HashMap<>();
        for (StoredConnection connection : polled) {
            if (leases.holds(connection.id())) {
                wanted.put(connection.id(), connection);
            }
        }
        loops.entrySet().removeIf(entry -> {
            StoredConnection connection = wanted.get(entry.getKey());
            PollingLoop loop = entry.getValue();
            if (connection != null && loop.serves(connection) && !loop.isDone()) {
                return false;
            }
            loop.stop();
            return true;
        });
        wanted.forEach((id, connection) -> {
            if (!loops.containsKey(id)) {
                begin(connection).ifPresent(loop -> loops.put(id, loop));
            }
        });
    }

    private Optional<PollingLoop> begin(StoredConnection connection) {
        return open.open(connection)
                .flatMap(opened -> opened.connection().polling().map(polling -> {
                    PollingLoop loop = new PollingLoop(opened, polling, sink, states);
                    loop.start();
                    return loop;
                }));
    }

    @Override
    public void stop() {
        Thread running = keeper;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        keeper = null;
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }
}
