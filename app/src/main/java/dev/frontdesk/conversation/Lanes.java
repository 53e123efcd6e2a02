package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.platform.GroupCommit;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs the conversations of this node's groups: each in order and one thing at a time, all of them side by side. What
 * this node stored it takes up at once; what others stored, or a fallen node left, it is told of and reads.
 */
@Component
class Lanes implements DisposableBean {

    /** Topic of the signal that something waits in groups of another node: their numbers with commas. */
    static final String TOPIC = "lanes";

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int IN_MEMORY_MAX = 50_000;
    private static final int FAILURES_MAX = 3;
    private static final long AGAIN = Duration.ofSeconds(1).toNanos();

    /** As long as it takes to read what an earlier node stored. */
    private static final long BEHIND = Duration.ofMillis(50).toNanos();

    /** After so long it is certain that nobody is at it. */
    private static final long ABANDONED = Duration.ofMinutes(1).toNanos();

    private final Map<ConversationId, Lane> lanes = new ConcurrentHashMap<>();

    /** Ids of arrivals and pieces in {@link #lanes} or being worked on, so that reading again adds nothing twice. */
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    /** Messages found as being sent although nothing here sends them, and since when. */
    private final Map<UUID, Long> strays = new ConcurrentHashMap<>();

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
    private final Moves moves;
    private final Bursts bursts;
    private final Traces traces;
    private final GroupCommit<IntakeStore.Turn, Boolean> orders;

    /** Until when something may wait in the database although it is this node's. */
    private volatile long overflowUntil = System.nanoTime();

    Lanes(
            LaneGroups groups,
            Exchange exchange,
            Delivery delivery,
            Pacer pacer,
            Channels channels,
            IntakeStore intake,
            OutboxStore outbox,
            Watch watch,
            Signals signals,
            Moves moves,
            Bursts bursts,
            PipelineMeters meters,
            Traces traces) {
        this.traces = traces;
        this.groups = groups;
        this.exchange = exchange;
        this.delivery = delivery;
        this.pacer = pacer;
        this.channels = channels;
        this.intake = intake;
        this.outbox = outbox;
        this.watch = watch;
        this.signals = signals;
        this.moves = moves;
        this.bursts = bursts;
        this.orders = new GroupCommit<>("orders", meters.batches("orders", intake::haveOlder));
        meters.gauge("frontdesk.lanes", "Conversations with something to do, now or later", lanes::size);
        meters.gauge("frontdesk.lanes.running", "Conversations being worked on", turnstile::running);
        meters.gauge("frontdesk.lanes.known", "Items and messages in memory", known::size);
    }

    /** Takes up what was just stored, or tells the node whose it is. */
    void arrived(List<Arrival> arrivals) {
        Set<Short> elsewhere = new TreeSet<>();
        for (Arrival arrival : arrivals) {
            short group = arrival.conversation().laneGroup();
            if (!groups.works(group)) {
                elsewhere.add(group);
            } else if (known.size() > IN_MEMORY_MAX) {
                overflowUntil = System.nanoTime() + ABANDONED;
                elsewhere.add(group);
            } else {
                add(
                        arrival.conversation(),
                        arrival.source().organization(),
                        arrival,
                        null,
                        bursts.pause(arrival, System.nanoTime()));
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
            @Nullable Piece piece,
            long pause) {
        UUID id = arrival != null ? arrival.id() : piece != null ? piece.id() : conversation.value();
        if (!known.add(id)) {
            return;
        }
        lanes.compute(conversation, (key, found) -> {
            Lane lane = found == null ? new Lane(conversation, organization, known) : found;
            if (lane.add(arrival, piece, pause)) {
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
        } catch (RuntimeException | Error failure) {
            LOG.atError()
                    .addKeyValue("conversation", lane.conversation)
                    .setCause(failure)
                    .log("conversation_lane_failed");
            lane.clear();
            // Not at once: what fails again and again must not keep the node busy.
            timer.schedule(() -> tell(Set.of(lane.conversation.laneGroup())), AGAIN, TimeUnit.NANOSECONDS);
        } finally {
            turnstile.leave(pass);
            rest(lane);
        }
    }

    private void rest(Lane lane) {
        lanes.computeIfPresent(lane.conversation, (key, same) -> {
            long wait = lane.rest();
            if (wait < 0) {
                return null;
            }
            if (wait > 0) {
                timer.schedule(() -> wake(lane.conversation), wait, TimeUnit.NANOSECONDS);
            } else if (lane.wake()) {
                start(lane);
            }
            return lane;
        });
    }

    private void wake(ConversationId conversation) {
        lanes.computeIfPresent(conversation, (key, lane) -> {
            if (lane.wake()) {
                start(lane);
            }
            return lane;
        });
    }

    /** Returns whether there is more to do now. */
    private boolean step(Lane lane) {
        if (!groups.works(lane.conversation.laneGroup()) && groups.epoch(lane.conversation.laneGroup()) < 0) {
            lane.clear();
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
        List<Arrival> taken =
                new ArrayList<>(turn.stream().filter(Arrival::matters).toList());
        List<Arrival> rest = turn.stream().filter(arrival -> !arrival.matters()).toList();
        try {
            if (mayBeBehind() && hasOlder(lane, turn)) {
                tell(Set.of(lane.conversation.laneGroup()));
                lane.putBack(turn, System.nanoTime() + (BEHIND << lane.waited()));
                return;
            }
            if (!rest.isEmpty()) {
                exchange.note(rest);
            }
            if (!taken.isEmpty()) {
                try (Traces.Span way = traces.message(taken.getFirst().id())) {
                    way.with("frontdesk.organization", lane.organization);
                    way.with("frontdesk.conversation", lane.conversation);
                    exchange.run(lane, taken);
                }
            }
            lane.succeeded();
            turn.forEach(arrival -> known.remove(arrival.id()));
            taken.forEach(arrival -> known.remove(arrival.id()));
        } catch (RuntimeException failure) {
            failed(lane, together(turn, taken), failure);
        } catch (Error failure) {
            // Out of memory, or of stack: what was taken is nobody's if it is not put back.
            failed(lane, together(turn, taken), new IllegalStateException(failure));
        }
    }

    /** Whether something earlier of a conversation may be stored that is not in its lane. */
    private boolean mayBeBehind() {
        return groups.shared() || overflowUntil - System.nanoTime() > 0;
    }

    private boolean hasOlder(Lane lane, List<Arrival> turn) {
        return orders.submit(new IntakeStore.Turn(
                        lane.organization, lane.conversation, turn.getFirst().id()))
                .join();
    }

    private static List<Arrival> together(List<Arrival> turn, List<Arrival> taken) {
        List<Arrival> all = new ArrayList<>(turn);
        taken.stream().filter(arrival -> !turn.contains(arrival)).forEach(all::add);
        return all;
    }

    /** The same again, in its order. What fails by itself time and again is given up, aloud, for those behind it. */
    private void failed(Lane lane, List<Arrival> arrivals, RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("conversation", lane.conversation)
                .setCause(failure)
                .log("conversation_turn_not_stored");
        boolean giveUp = !Failures.isOfTheDatabase(failure) && lane.failed() >= FAILURES_MAX && arrivals.size() == 1;
        if (!giveUp || !giveUp(lane, arrivals.getFirst())) {
            lane.putBack(arrivals, System.nanoTime() + AGAIN);
        }
    }

    private boolean giveUp(Lane lane, Arrival arrival) {
        try {
            exchange.giveUp(arrival);
        } catch (RuntimeException failure) {
            return false;
        }
        LOG.atError()
                .addKeyValue("conversation", lane.conversation)
                .addKeyValue("message", arrival.id())
                .log("conversation_message_given_up");
        known.remove(arrival.id());
        lane.succeeded();
        return true;
    }

    /** Sends the first piece if its moment has come, else sees that the lane is woken then. */
    private boolean send(Lane lane, Piece piece) {
        long wait = lane.sendAt() - System.nanoTime();
        if (wait > 0) {
            // What would have to wait longer than it is worth is given up now, not at the end of the wait.
            boolean givenUp = delivery.givesUp(piece, Duration.ofNanos(wait));
            if (givenUp) {
                lane.removeFirstPiece();
            }
            return givenUp;
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
        } else {
            lane.postpone(System.nanoTime() + next.again().toNanos(), next.claimed());
        }
        return true;
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
        for (OutboxStore.Unsent unsent : outbox.unsent(mine, 10_000)) {
            Piece piece = unsent.piece();
            if (!unsent.sending()) {
                add(piece.conversation(), piece.organization(), null, piece, Bursts.NO_SAY);
            } else if (isStray(piece)) {
                interrupted(List.of(unsent));
            }
        }
    }

    /** Marked as being sent for long, but nothing here sends it: its settlement, or the word that it is stored, was lost. */
    private boolean isStray(Piece piece) {
        if (known.contains(piece.id())) {
            strays.remove(piece.id());
            return false;
        }
        long since = strays.computeIfAbsent(piece.id(), id -> System.nanoTime());
        return System.nanoTime() - since > ABANDONED && strays.remove(piece.id()) != null;
    }

    private void readAgain(IntakeStore.Pending row) {
        Optional<Channels.Channel> channel = channels.find(row.organization(), row.connection());
        if (channel.isEmpty()) {
            // Disabled, or without its secret: it may come back, and is cleaned up if not.
            LOG.atDebug().addKeyValue("message", row.id()).log("conversation_stored_item_waits");
            return;
        }
        Source source = row.source(channel.get().answerWithin());
        try {
            Inbound inbound = Tamed.of(channel.get().connection().decode(row.raw()));
            ConversationId conversation = moves.conversation(source, inbound);
            add(
                    conversation,
                    source.organization(),
                    new Arrival(row.id(), row.externalId(), source, conversation, inbound),
                    null,
                    Bursts.NO_SAY);
        } catch (IllegalArgumentException unreadable) {
            LOG.atError()
                    .addKeyValue("message", row.id())
                    .addKeyValue("why", unreadable.getMessage())
                    .log("conversation_stored_item_unreadable");
            intake.handled(source, row.externalId());
        }
    }

    /** Settles what a fallen node was sending: again where the provider recognises repeats, else for a person to see. */
    void recover(Collection<Short> gained) {
        interrupted(outbox.unsent(gained, 100_000).stream()
                .filter(OutboxStore.Unsent::sending)
                .filter(unsent -> !known.contains(unsent.piece().id()))
                .toList());
    }

    private void interrupted(List<OutboxStore.Unsent> unsent) {
        for (int from = 0; from < unsent.size(); from += 1_000) {
            outbox.settle(unsent.subList(from, Math.min(unsent.size(), from + 1_000)).stream()
                    .map(this::interrupted)
                    .toList());
        }
    }

    private Settlement interrupted(OutboxStore.Unsent unsent) {
        Piece piece = unsent.piece();
        boolean repeatable = channels.find(piece.organization(), piece.connection())
                .flatMap(channel -> channel.connection().messenger())
                .map(messenger -> messenger.limits().idempotent())
                .orElse(false);
        return repeatable
                ? Settlement.later(piece, Hindrance.INTERRUPTED, "Sending was interrupted")
                : Settlement.unknown(piece, Hindrance.INTERRUPTED, "The server stopped while this was being sent");
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
                    same.clear();
                    return null;
                });
            }
        });
    }

    int running() {
        return turnstile.running();
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
        orders.close();
    }
}
