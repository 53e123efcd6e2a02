package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after what people want to work: starts it with the program, registers webhooks anew in case the provider forgot
 * them, and tries again what has failed.
 */
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int PAGE = 500;

    private final RunningStore store;
    private final Activation activation;
    private final Accounts accounts;
    private final Leases leases;

    Upkeep(RunningStore store, Activation activation, Accounts accounts, Leases leases) {
        this.store = store;
        this.activation = activation;
        this.accounts = accounts;
        this.leases = leases;
    }

    /**
     * Starts what is to start with the program and stops what is not; connections of the sandbox stay stopped while it
     * is off. Does nothing where another node is at work already.
     */
    void begin() {
        if (leases.startedAlone()) {
            all(connection -> {
                if (connection.autoStart() && accounts.mayWork(connection.environment())) {
                    start(connection);
                } else if (connection.activated()) {
                    activation.stop(connection, Status.STOPPED);
                }
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is the status
    private void start(StoredConnection connection) {
        activation.start(connection, false);
    }

    /** Every half hour. */
    void registerAgain() {
        all(connection -> {
            if (connection.activated() && !connection.halted() && connection.mode() == Mode.WEBHOOK) {
                renew(connection);
            }
        });
    }

    /** Every hour. What waits for a person is tried as well: the cure may have happened at the provider. */
    void checkHealth() {
        all(connection -> {
            if (connection.activated()) {
                renew(connection);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void renew(StoredConnection connection) {
        activation.renew(connection);
    }

    private void all(Consumer<StoredConnection> work) {
        ConnectionId after = null;
        List<StoredConnection> page;
        do {
            page = store.wanted(after, PAGE);
            for (StoredConnection connection : page) {
                try {
                    work.accept(connection);
                } catch (RuntimeException e) {
                    LOG.error("connector_upkeep_failed: connection {}", connection.id(), e);
                }
                after = connection.id();
            }
        } while (page.size() == PAGE);
    }
}
