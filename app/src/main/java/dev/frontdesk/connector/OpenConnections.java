package dev.frontdesk.connector;

import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Signals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The connections that were used on this node, kept ready in memory: found by webhook key or by id without a query.
 * Dropped when a signal says that one changed; {@link #revise} finds what a lost signal left behind.
 */
@Component
class OpenConnections {

    /** Keys nobody has, so that asking again costs no query. Bounded: a new one takes the place of an old one. */
    private static final int UNKNOWN_KEPT = 4_096;

    private static final long UNKNOWN_NANOS = 30_000_000_000L;

    /** How many keys a second are looked up in the database; random ones must not keep it busy. */
    private static final int LOOKUPS_PER_SECOND = 1_000;

    private final RunningStore store;
    private final Connectors connectors;
    private final Accounts accounts;
    private final ConnectionSecrets secrets;
    private final ConnectionCounters counters;
    private final WebhookLog log;
    private final WebhookAddresses addresses;
    private final int postsPerSecond;

    private final ConcurrentHashMap<String, ConnectionId> ids = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ConnectionId, OpenConnection> open = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Unknown> unknown = new AtomicReferenceArray<>(UNKNOWN_KEPT);
    private final Meter lookups = new Meter(LOOKUPS_PER_SECOND, LOOKUPS_PER_SECOND, System.nanoTime());

    private record Unknown(String key, long untilNanos) {}

    OpenConnections(
            RunningStore store,
            Connectors connectors,
            Accounts accounts,
            ConnectionSecrets secrets,
            ConnectionCounters counters,
            WebhookLog log,
            WebhookAddresses addresses,
            Signals signals,
            @Value("${frontdesk.webhook-posts-per-second}") int postsPerSecond) {
        this.store = store;
        this.connectors = connectors;
        this.accounts = accounts;
        this.secrets = secrets;
        this.counters = counters;
        this.log = log;
        this.addresses = addresses;
        if (postsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "frontdesk.webhook-posts-per-second is at least 1, not " + postsPerSecond);
        }
        this.postsPerSecond = postsPerSecond;
        signals.on(ConnectionStates.TOPIC, payload -> drop(ConnectionStates.connection(payload)));
        signals.onGap(this::revise);
    }

    /**
     * @return empty when there is no such key
     * @throws Busy when too many unknown keys are being asked for
     */
    Optional<OpenConnection> ofKey(String key) {
        ConnectionId id = ids.get(key);
        return id == null ? load(key) : find(id);
    }

    private Optional<OpenConnection> load(String key) {
        Optional<StoredConnection> stored = lookUp(key, store::ofKey);
        stored.ifPresent(found -> ids.put(key, found.id()));
        return stored.flatMap(found -> find(found.id()));
    }

    private Optional<StoredConnection> lookUp(String key, Function<String, Optional<StoredConnection>> query) {
        int slot = Math.floorMod(key.hashCode(), UNKNOWN_KEPT);
        Unknown seen = unknown.get(slot);
        long now = System.nanoTime();
        if (seen != null && seen.key().equals(key) && seen.untilNanos() - now > 0) {
            return Optional.empty();
        }
        if (!lookups.admits(now)) {
            throw new Busy();
        }
        Optional<StoredConnection> stored = query.apply(key);
        if (stored.isEmpty()) {
            unknown.set(slot, new Unknown(key, now + UNKNOWN_NANOS));
        }
        return stored;
    }

    /**
     * The webhook key of the connection that speaks for an account.
     *
     * @throws Busy as {@link #ofKey}
     */
    Optional<String> keyOf(String connector, String accountId) {
        String name = connector + " " + accountId;
        ConnectionId known = ids.get(name);
        Optional<String> key = known == null ? Optional.empty() : find(known).flatMap(found -> key(found, accountId));
        if (key.isEmpty()) {
            Optional<StoredConnection> stored = lookUp(name, asked -> store.ofAccount(connector, accountId));
            stored.ifPresent(found -> ids.put(name, found.id()));
            key = stored.map(StoredConnection::webhookKey);
        }
        return key;
    }

    /** Empty where it speaks for another account by now. */
    private static Optional<String> key(OpenConnection connection, String accountId) {
        Profile profile = connection.stored().profile();
        return profile != null && profile.accountId().equals(accountId)
                ? Optional.of(connection.stored().webhookKey())
                : Optional.empty();
    }

    /** Empty when it was deleted, its connector is gone, or a secret that it needs is not set. */
    Optional<OpenConnection> find(ConnectionId id) {
        OpenConnection known = open.get(id);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(open.computeIfAbsent(id, key -> load(id).orElse(null)));
    }

    private Optional<OpenConnection> load(ConnectionId id) {
        return store.find(id).flatMap(this::open);
    }

    /** Opens without keeping it. */
    Optional<OpenConnection> open(StoredConnection stored) {
        Connector connector = connectors.find(stored.connector()).orElse(null);
        if (connector == null) {
            return Optional.empty();
        }
        Map<String, Secret> opened = secrets.open(stored.id(), store.secrets(stored));
        if (!missing(connector.descriptor(), opened).isEmpty()) {
            return Optional.empty();
        }
        Account account = accounts.of(connector, stored, opened)
                .calledAt(addresses.callback(stored).orElse(null));
        return Optional.of(OpenConnection.of(
                stored, connector, account, opened, counters.of(stored.id()), log.of(stored), postsPerSecond));
    }

    static List<Field> missing(Descriptor descriptor, Map<String, Secret> secrets) {
        return descriptor.fields().stream()
                .filter(field -> field.kind() == Kind.SECRET && field.required() && !secrets.containsKey(field.name()))
                .toList();
    }

    void drop(ConnectionId id) {
        OpenConnection dropped = open.remove(id);
        if (dropped != null) {
            ids.remove(dropped.stored().webhookKey());
            dropped.connection().close();
        }
    }

    /** Drops what has changed although no signal told. */
    void revise() {
        List<ConnectionId> known = List.copyOf(open.keySet());
        if (known.isEmpty()) {
            return;
        }
        Map<UUID, Long> versions = store.versions(known);
        for (ConnectionId id : known) {
            OpenConnection connection = open.get(id);
            Long version = versions.get(id.value());
            if (connection != null
                    && (version == null || version != connection.stored().version())) {
                drop(id);
            }
        }
    }

    /** Ask again in a moment. */
    static final class Busy extends RuntimeException {
        Busy() {
            super("Too many unknown webhook keys", null, false, false);
        }
    }
}
