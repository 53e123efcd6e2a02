package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Signals;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one place where a connection's status changes: stored, written down, and told to every node and page. */
@Component
class ConnectionStates {

    /** Payload: organization and connection, separated by a slash. */
    static final String TOPIC = "connection";

    private final RunningStore store;
    private final ConnectionEvents events;
    private final Signals signals;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ConnectionStates(
            RunningStore store,
            ConnectionEvents events,
            Signals signals,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.publisher = publisher;
        this.store = store;
        this.events = events;
        this.signals = signals;
        this.clock = clock;
    }

    static ConnectionId connection(String payload) {
        return new ConnectionId(UUID.fromString(payload.substring(payload.indexOf('/') + 1)));
    }

    /** Its row changed: whoever shows or uses it looks again. */
    void changed(StoredConnection connection) {
        signals.send(TOPIC, connection.organization() + "/" + connection.id());
    }

    /** Whether it has neither been stopped nor started anew since; asked of the database, signals take a moment. */
    boolean isLatest(StoredConnection connection, long activation) {
        return store.isLatest(connection.id(), activation);
    }

    /** Returns the new activation. */
    long pending(StoredConnection connection) {
        long activation = store.activate(connection.id());
        changed(connection);
        return activation;
    }

    /** @return false when it was started anew or stopped meanwhile */
    boolean running(StoredConnection connection, long activation, @Nullable Mode mode) {
        if (!store.running(connection.id(), activation, mode)) {
            return false;
        }
        String how = mode == null ? "" : ConnectionStore.word(mode);
        events.record(Level.INFO, connection, "connection_running", how.isEmpty() ? Map.of() : Map.of("mode", how));
        changed(connection);
        return true;
    }

    void stopped(StoredConnection connection, Status status) {
        store.deactivate(connection.id(), status);
        events.record(Level.INFO, connection, "connection_stopped", Map.of());
        changed(connection);
    }

    /** It does not work, and goes on trying. */
    void failed(StoredConnection connection, long activation, Refusal refusal) {
        failed(connection, activation, refusal.code(), message(refusal), false);
    }

    /** It does not work until a person does something about it. */
    void halted(StoredConnection connection, long activation, String code, String message) {
        failed(connection, activation, code, message, true);
    }

    private void failed(StoredConnection connection, long activation, String code, String message, boolean halted) {
        if (store.failed(connection.id(), activation, new Failure(code, message, clock.instant()), halted)) {
            events.record(
                    halted ? Level.WARN : Level.INFO,
                    connection,
                    "connection_failed",
                    Map.of("code", code, "message", message));
            changed(connection);
            publisher.publishEvent(new ConnectionBroken(
                    connection.organization(), connection.id(), connection.connector(), connection.label(), code));
        }
    }

    static String message(Refusal refusal) {
        return refusal.getMessage() == null ? "" : refusal.getMessage();
    }
}
