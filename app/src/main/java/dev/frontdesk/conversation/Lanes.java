package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the conversations of this node's groups: each in order and one thing at a time, all of them side by side. What
 * this node stored it takes up at once; what others stored, or a fallen node left, it is told of and reads.
 */
@Component
class Lanes {

    /** Topic of the signal that something waits in groups of another node: their numbers with commas. */
    static final String TOPIC = "lanes";

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int IN_MEMORY_MAX = 50_000;
    private static final int FAILURES_MAX = 3;

    private final Map<ConversationId, Lane> lanes = new ConcurrentHashMap<>();

    /** Ids of arrivals and pieces in {@link #lanes} or being worked on, so that reading again adds nothing twice. */
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Turnstile turnstile = new Turnstile(256, 20_000, 12_000);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lanes-timer").daemon().factory());

    private final LaneGroups groups;
    private final Exchange exchange;
    private final Delivery delivery;
    private final Pacer pacer;
    private final Channels channels;
    private final IntakeStore intake;
    private final OutboxStore outbox;
    private final Watch watch;
    private final Signals signals;

    Lanes(
            LaneGroups groups,
            Exchange exchange,
            Delivery delivery,
            Pacer pacer,
            Channels channels,
            IntakeStore intake,
            OutboxStore outbox,
            Watch watch,
            Signals signals) {
        this.groups = groups;
        this.exchange = exchange;
        this.delivery = delivery;
        this.pacer = pacer;
        this.channels = channels;
        this.intake = intake;
        this.outbox = outbox;
        this.watch = watch;
        this.signals = signals;
    }

    /** Takes up what was just stored, or tells the node whose it is. */
    void arrived(List<Arrival> arrivals) {
        Set<Short> elsewhere = new TreeSet<>();
        for (Arrival arrival : arrivals) {
            short group = arrival.conversation().laneGroup();
            if (!groups.works(group) || known.size() > IN_MEMORY_MAX) {
                elsewhere.add(group);
            } else {
                add(arrival.conversation(), arrival.source().organization(), arrival, null);
            }
        }
        tell(elsewhere);
    }

    /** Something of this conversation was stored by other means; its node is to look for it. */
    void stored(ConversationId conversation) {
        tell(Set.of(conversation.laneGroup()));
    }

    private void tell(Set<Short> elsewhere) {
        if (!elsewhere.isEmpty()) {
            signals.send(TOPIC, elsewhere.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private void add(
            ConversationId conversation,
            OrganizationId organization,
            @Nullable Arrival arrival,
            @Nullable Piece piece) {
        UUID id = arrival != null ? arrival.id() : piece != null ? piece.id() : conversation.value();
        if (!known.add(id)) {
            return;
        }
        lanes.compute(conversation, (key, found) -> {
            Lane lane = found == null ? new Lane(conversation, organization) : found;
            if (lane.add(arrival, piece)) {
                start(lane);
            }
            return lane;
        });
    }

    private void start(Lane lane) {
        turnstile.enter(
                lane.organization,
                pass -> Thread.ofVirtual().name("lane-" + lane.conversation).start(() -> work(lane, pass)));
    }

    private void work(Lane lane, Turnstile.Pass pass) {
        watch.entered(turnstile, pass);
        try {
            while (step(lane)) {
                // Each step does one thing.
            }
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("conversation", lane.conversation)
                    .setCause(failure)
                    .log("conversation_lane_failed");
            known.removeAll(lane.clear());
            tell(Set.of(lane.conversation.laneGroup()));
        } finally {
            turnstile.leave(pass);
            rest(lane);
        }
    }

    private void rest(Lane lane) {
        lanes.computeIfPresent(lane.conversation, (key, same) -> {
            if (lane.rest()) {
                return null;
            }
            if (lane.hasArrivals() && lane.wake()) {
                start(lane);
            }
            return lane;
        });
    }

    /** Returns whether there is more to do now. */
    private boolean step(Lane lane) {
        if (!groups.works(lane.conversation.laneGroup()) && groups.epoch(lane.conversation.laneGroup()) < 0) {
            known.removeAll(lane.clear());
            return false;
        }
        List<Arrival> turn = lane.takeTurn();
        if (!turn.isEmpty()) {
            exchange(lane, turn);
            return true;
        }
        Piece piece = lane.firstPiece();
        return piece != null && send(lane, piece);
    }

    private void exchange(Lane lane, List<Arrival> turn) {
        List<Arrival> spoken = turn.stream().filter(Arrival::matters).toList();
        List<Arrival> rest = turn.stream().filter(arrival -> !arrival.matters()).toList();
        List<Arrival> taken = new ArrayList<>(spoken);
        try {
            if (!rest.isEmpty()) {
                intake.handled(rest);
            }
            if (!spoken.isEmpty()) {
                exchange.run(lane, taken);
            }
            taken.forEach(arrival -> failures.remove(arrival.id()));
        } catch (CompletionException failure) {
            failed(lane, taken, failure);
        } finally {
            turn.forEach(arrival -> known.remove(arrival.id()));
            taken.forEach(arrival -> known.remove(arrival.id()));
        }
    }

    /** The database refused or is away. The rows are read again; what fails time and again is given up, aloud. */
    private void failed(Lane lane, List<Arrival> arrivals, CompletionException failure) {
        LOG.atWarn()
                .addKeyValue("conversation", lane.conversation)
                .setCause(failure)
                .log("conversation_turn_not_stored");
        for (Arrival arrival : arrivals) {
            if (failures.merge(arrival.id(), 1, Integer::sum) >= FAILURES_MAX) {
                LOG.atError()
                        .addKeyValue("conversation", lane.conversation)
                        .addKeyValue("message", arrival.id())
                        .log("conversation_message_given_up");
                intake.handled(List.of(arrival));
                failures.remove(arrival.id());
            }
        }
        timer.schedule(() -> tell(Set.of(lane.conversation.laneGroup())), 1, TimeUnit.SECONDS);
    }

    /** Sends the first piece if its moment has come, else sees that the lane is woken then. */
    private boolean send(Lane lane, Piece piece) {
        long wait = lane.sendAt() - System.nanoTime();
        if (wait > 0) {
            wakeLater(lane, wait);
            return false;
        }
        Optional<Messenger.Limits> limits = channels.find(piece.organization(), piece.connection())
                .flatMap(channel -> channel.connection().messenger())
                .map(Messenger::limits);
        if (limits.isPresent() && lane.reserved() == Lane.Reserved.NOTHING) {
            lane.reserve(
                    Lane.Reserved.CHAT,
                    pacer.reserveInChat(piece.connection(), limits.get(), piece.chatId(), piece.group()));
            return true;
        }
        if (limits.isPresent() && lane.reserved() == Lane.Reserved.CHAT) {
            lane.reserve(Lane.Reserved.ACCOUNT, pacer.reserveInAccount(piece.connection(), limits.get()));
            return true;
        }
        Delivery.Next next = delivery.send(piece, lane.attempts());
        if (next.again() == null) {
            lane.removeFirstPiece();
            known.remove(piece.id());
        } else {
            lane.postpone(System.nanoTime() + next.again().toNanos());
        }
        return true;
    }

    private void wakeLater(Lane lane, long nanos) {
        timer.schedule(
                () -> lanes.computeIfPresent(lane.conversation, (key, same) -> {
                    if (same.wake()) {
                        start(same);
                    }
                    return same;
                }),
                nanos,
                TimeUnit.NANOSECONDS);
    }

    /** Reads what waits in these groups and is not in memory yet. */
    void read(Collection<Short> wanted) {
        List<Short> mine = wanted.stream().filter(groups::works).toList();
        if (mine.isEmpty()) {
            return;
        }
        UUID after = new UUID(0, 0);
        List<IntakeStore.Pending> page;
        do {
            page = intake.pending(mine, after, 1_000);
            page.stream().filter(row -> !known.contains(row.id())).forEach(this::readAgain);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == 1_000 && known.size() < IN_MEMORY_MAX);
        outbox.unsent(mine, 10_000).stream()
                .filter(unsent -> !unsent.sending())
                .map(OutboxStore.Unsent::piece)
                .forEach(piece -> add(piece.conversation(), piece.organization(), null, piece));
    }

    private void readAgain(IntakeStore.Pending row) {
        try {
            Inbound inbound = channels.find(
                            row.source().organization(), row.source().connection())
                    .orElseThrow(() -> new IllegalArgumentException("its connection is gone"))
                    .connection()
                    .decode(row.raw());
            ConversationId conversation = Arrival.conversation(row.source(), inbound);
            add(
                    conversation,
                    row.source().organization(),
                    new Arrival(row.id(), row.externalId(), row.source(), conversation, inbound),
                    null);
        } catch (IllegalArgumentException unreadable) {
            LOG.atError()
                    .addKeyValue("message", row.id())
                    .addKeyValue("why", unreadable.getMessage())
                    .log("conversation_stored_item_unreadable");
            intake.handled(row.source(), row.externalId());
        }
    }

    /** Settles what a fallen node was sending: again where the provider recognises repeats, else for a person to see. */
    void recover(Collection<Short> gained) {
        for (OutboxStore.Unsent unsent : outbox.unsent(gained, 100_000)) {
            if (unsent.sending() && !known.contains(unsent.piece().id())) {
                boolean repeatable = channels.find(
                                unsent.piece().organization(), unsent.piece().connection())
                        .flatMap(channel -> channel.connection().messenger())
                        .map(messenger -> messenger.limits().idempotent())
                        .orElse(false);
                outbox.settle(List.of(
                        repeatable
                                ? Settlement.later(unsent.piece(), "Sending was interrupted")
                                : Settlement.unknown(unsent.piece(), "The server stopped while this was being sent")));
            }
        }
    }

    boolean idle(short group) {
        return lanes.keySet().stream().noneMatch(conversation -> conversation.laneGroup() == group);
    }

    /** Forgets what waits, but does not run, in a group that another node is to have. */
    void leave(short group) {
        lanes.forEach((conversation, lane) -> {
            if (conversation.laneGroup() == group && !lane.busy()) {
                lanes.computeIfPresent(conversation, (key, same) -> {
                    if (same.busy()) {
                        return same;
                    }
                    known.removeAll(same.clear());
                    return null;
                });
            }
        });
    }

    int running() {
        return turnstile.running();
    }

    void close() {
        timer.shutdownNow();
    }
}
