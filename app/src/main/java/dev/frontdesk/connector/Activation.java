package dev.frontdesk.connector;

import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.platform.ConnectionId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Sets connections up at their providers and takes them down again, in the background. Every start and stop has a
 * number; work for an older one changes nothing any more.
 */
@Component
class Activation {

    static final String WEBHOOK_TAKEN = "Webhook taken";
    static final String ALREADY_CONNECTED = "Already connected";
    static final String NOT_SET = "Token not set";

    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    /** Providers are asked for so many connections at a time; ten thousand may start with the program. */
    private static final int AT_ONCE = 32;

    private static final int LOCKS = 256;

    /** A pause so short that whoever pressed Start may wait for it. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final RunningStore store;
    private final OpenConnections open;
    private final ConnectionStates states;
    private final ConnectionEvents events;
    private final WebhookAddresses addresses;
    private final CommandMenu menu;
    private final InboundSink sink;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** Of two threads that set one connection up or take it down, the second waits and then sees what the first did. */
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    private final Set<ConnectionId> trying = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Activation(
            RunningStore store,
            OpenConnections open,
            ConnectionStates states,
            ConnectionEvents events,
            WebhookAddresses addresses,
            CommandMenu menu,
            InboundSink sink) {
        this.store = store;
        this.open = open;
        this.states = states;
        this.events = events;
        this.addresses = addresses;
        this.menu = menu;
        this.sink = sink;
    }

    /** How an attempt to set a connection up ended. */
    sealed interface Outcome {
        record Running() implements Outcome {}

        /** It goes on trying if the provider is only unavailable. */
        record Refused(Refusal refusal) implements Outcome {}

        /** Another program gets its posts; nothing was changed. */
        record Foreign(URI address) implements Outcome {}

        /** The account is connected elsewhere in the installation. */
        record Duplicate(Profile profile) implements Outcome {}

        record Incomplete() implements Outcome {}

        /** Somebody started anew, stopped or deleted it meanwhile. */
        record Superseded() implements Outcome {}
    }

    /**
     * Starts it; the future tells how the first attempt ended. After an attempt that found the provider unavailable
     * it goes on trying.
     *
     * @param takeover whether to take over from another program that gets the account's posts
     */
    CompletableFuture<Outcome> start(StoredConnection connection, boolean takeover) {
        return persist("start", connection, states.pending(connection), takeover);
    }

    /** Sets up again what already works, or should: the provider may have forgotten. Changes only what is amiss. */
    CompletableFuture<Outcome> renew(StoredConnection connection) {
        return persist("renew", connection, connection.activation(), false);
    }

    private CompletableFuture<Outcome> persist(
            String why, StoredConnection connection, long activation, boolean takeover) {
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        Thread.ofVirtual().name(why + "-" + connection.id()).start(() -> {
            try {
                Outcome outcome = attempt(connection, activation, takeover);
                if (outcome instanceof Outcome.Refused(RateLimited limited)
                        && limited.retryAfter().compareTo(SHORT) <= 0
                        && Backoff.pause(limited.retryAfter())) {
                    outcome = attempt(connection, activation, takeover);
                }
                first.complete(outcome);
                if (pause(outcome, 0) != null && trying.add(connection.id())) {
                    try {
                        keepTrying(connection, activation, takeover, outcome);
                    } finally {
                        trying.remove(connection.id());
                    }
                }
            } catch (RuntimeException e) {
                LOG.error("connector_start_failed: connection {}", connection.id(), e);
                first.completeExceptionally(e);
            }
        });
        return first;
    }

    private void keepTrying(StoredConnection connection, long activation, boolean takeover, Outcome first) {
        Outcome outcome = first;
        for (int failures = 0; !closed; failures++) {
            Duration pause = pause(outcome, failures);
            if (pause == null || !Backoff.pause(pause)) {
                return;
            }
            outcome = attempt(connection, activation, takeover);
        }
    }

    private static @Nullable Duration pause(Outcome outcome, int failures) {
        return switch (outcome) {
            case Outcome.Refused(Unavailable _) -> Backoff.after(failures);
            case Outcome.Refused(RateLimited limited) -> limited.retryAfter();
            case Outcome _ -> null;
        };
    }

    private Outcome attempt(StoredConnection connection, long activation, boolean takeover) {
        turns.acquireUninterruptibly();
        Lock lock = lock(connection.id());
        lock.lock();
        try {
            return settle(activation, setUp(connection, activation, takeover));
        } finally {
            lock.unlock();
            turns.release();
        }
    }

    private Lock lock(ConnectionId id) {
        return locks[Math.floorMod(id.hashCode(), LOCKS)];
    }

    private record Attempt(StoredConnection connection, Outcome outcome) {}

    private Attempt setUp(StoredConnection asked, long activation, boolean takeover) {
        StoredConnection now = store.find(asked.id()).orElse(null);
        if (now == null || !now.activated() || now.activation() != activation) {
            return new Attempt(asked, new Outcome.Superseded());
        }
        OpenConnection opened = open.open(now).orElse(null);
        if (opened == null) {
            return new Attempt(now, new Outcome.Incomplete());
        }
        try {
            return new Attempt(now, setUp(opened, activation, takeover));
        } catch (Refusal refusal) {
            return new Attempt(now, new Outcome.Refused(refusal));
        }
    }

    private Outcome setUp(OpenConnection opened, long activation, boolean takeover) {
        StoredConnection connection = opened.stored();
        Profile profile = opened.connector().check(opened.account());
        if (!profile.equals(connection.profile())) {
            try {
                store.profile(connection.id(), profile);
            } catch (DuplicateKeyException e) {
                return new Outcome.Duplicate(profile);
            }
            states.changed(connection);
            open.drop(connection.id());
        }
        Mode mode = opened.connection().polling().isPresent() ? Mode.POLLING : null;
        if (opened.webhook() != null) {
            List<URI> present = opened.webhook().subscriptions();
            Optional<URI> foreign = present.stream()
                    .filter(address -> !WebhookAddresses.isOurs(connection, address))
                    .findFirst();
            if (foreign.isPresent() && !takeover) {
                return new Outcome.Foreign(foreign.get());
            }
            Optional<URI> callback = addresses.callback(connection);
            if (callback.isPresent()) {
                opened.webhook().subscribe(callback.get(), opened.webhookSecret());
                mode = Mode.WEBHOOK;
            } else if (!present.isEmpty()) {
                opened.webhook().unsubscribe();
            }
        }
        announceCommands(opened);
        Outcome outcome = run(opened, activation, mode);
        if (outcome instanceof Outcome.Running && mode == Mode.WEBHOOK) {
            catchUp(opened);
        }
        return outcome;
    }

    private void announceCommands(OpenConnection opened) {
        StoredConnection connection = opened.stored();
        List<Messenger.Command> commands = menu.commands(connection.organization(), connection.project());
        Optional<Messenger> messenger = opened.connection().messenger();
        if (messenger.isEmpty() || commands.isEmpty()) {
            return;
        }
        try {
            messenger.get().announceCommands(commands);
        } catch (Refusal refusal) {
            events.record(Level.INFO, connection, "commands_refused", Map.of("code", refusal.code()));
        }
    }

    private Outcome run(OpenConnection opened, long activation, @Nullable Mode mode) {
        StoredConnection connection = opened.stored();
        boolean asBefore = connection.status() == Status.RUNNING && connection.mode() == mode;
        if (asBefore || states.running(connection, activation, mode)) {
            return new Outcome.Running();
        }
        unsubscribe(opened); // stopped while we were subscribing
        return new Outcome.Superseded();
    }

    /** What the provider does not post any more is taken in like a post. */
    private void catchUp(OpenConnection opened) {
        StoredConnection connection = opened.stored();
        try {
            List<Item> missed =
                    opened.webhook() == null ? List.of() : opened.webhook().missed();
            if (!missed.isEmpty()) {
                // opened anew, as the account may have become another one
                open.find(connection.id())
                        .ifPresent(now -> sink.accept(now.stored().source(), missed, null));
            }
        } catch (Refusal refusal) {
            events.record(Level.INFO, connection, "missed_not_read", Map.of("code", refusal.code()));
        } catch (RuntimeException e) {
            LOG.warn("{}: connection {}", opened.event("missed_not_stored"), connection.id(), e);
        }
    }

    private Outcome settle(long activation, Attempt attempt) {
        StoredConnection connection = attempt.connection();
        switch (attempt.outcome()) {
            case Outcome.Running _, Outcome.Superseded _, Outcome.Refused(RateLimited _) -> {}
            case Outcome.Incomplete _ -> states.halted(connection, activation, NOT_SET, "A secret is not set");
            case Outcome.Foreign(URI address) ->
                states.halted(connection, activation, WEBHOOK_TAKEN, address.toString());
            case Outcome.Duplicate(Profile profile) ->
                states.halted(connection, activation, ALREADY_CONNECTED, profile.name());
            case Outcome.Refused(BadCredentials refusal) ->
                states.halted(connection, activation, refusal.code(), ConnectionStates.message(refusal));
            case Outcome.Refused(Rejected refusal) ->
                states.halted(connection, activation, refusal.code(), ConnectionStates.message(refusal));
            case Outcome.Refused(Refusal refusal) -> states.failed(connection, activation, refusal);
        }
        return attempt.outcome();
    }

    /** Takes it down. What the provider has not delivered yet stays there. */
    void stop(StoredConnection connection, Status status) {
        Optional<OpenConnection> opened = connection.activated() ? open.open(connection) : Optional.empty();
        states.stopped(connection, status);
        open.drop(connection.id());
        opened.ifPresent(this::unsubscribeLater);
    }

    /** For a connection that was stopped or deleted, or now speaks for another account. */
    void unsubscribeLater(OpenConnection opened) {
        if (opened.webhook() != null && opened.stored().mode() == Mode.WEBHOOK) {
            Thread.ofVirtual().name("stop-" + opened.stored().id()).start(() -> {
                Lock lock = lock(opened.stored().id());
                lock.lock();
                try {
                    unsubscribe(opened);
                } finally {
                    lock.unlock();
                }
            });
        }
    }

    /** Unless it was started again, and only what is ours: another program may have taken the account over. */
    private void unsubscribe(OpenConnection opened) {
        StoredConnection then = opened.stored();
        StoredConnection now = store.find(then.id()).orElse(null);
        boolean stillWanted = now != null && now.activated() && Objects.equals(now.profile(), then.profile());
        if (stillWanted || opened.webhook() == null) {
            return;
        }
        try {
            for (URI present : opened.webhook().subscriptions()) {
                if (WebhookAddresses.isOurs(then, present)) {
                    opened.webhook().unsubscribe(present);
                }
            }
        } catch (Refusal refusal) {
            events.record(Level.INFO, then, "webhook_left_behind", Map.of("code", refusal.code()));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
    }
}
