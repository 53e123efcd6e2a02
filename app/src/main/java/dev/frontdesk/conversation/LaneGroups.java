package dev.frontdesk.conversation;

import dev.frontdesk.connector.Leases;
import dev.frontdesk.platform.ConnectionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shares the conversations among the nodes: 64 groups, each leased to one node, whose epoch rises whenever it changes
 * hands. What a node commits carries the epoch, so that one that lost a group without noticing can do no harm.
 *
 * <p>A node keeps its leases by a beat and shows that it lives by an advisory lock of its connection: a killed node is
 * noticed at the next beat of another, one that hangs after {@link #LEASE}.
 */
@Component
class LaneGroups implements Leases {

    static final int COUNT = 64;
    static final Duration LEASE = Duration.ofSeconds(15);
    static final Duration BEAT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LaneGroups.class);
    private static final long NOT_HELD = -1;

    private final LaneGroupStore store;
    private final AtomicLongArray epochs = new AtomicLongArray(COUNT);
    private final Set<Short> leaving = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long renewedAt = System.nanoTime();
    private volatile int nodes = 1;
    private volatile boolean stopped;

    LaneGroups(LaneGroupStore store) {
        this.store = store;
        for (int i = 0; i < COUNT; i++) {
            epochs.set(i, NOT_HELD);
        }
    }

    static short groupOf(UUID id) {
        return (short) (id.getLeastSignificantBits() & (COUNT - 1));
    }

    /** Whether this node may begin work in the group. */
    boolean works(short group) {
        return epochs.get(group) != NOT_HELD && !leaving.contains(group) && leaseIsFresh();
    }

    /** The epoch under which this node holds the group; −1 when it does not. */
    long epoch(short group) {
        return epochs.get(group);
    }

    /** Whether another node takes part, so that what belongs here may be stored there. */
    boolean shared() {
        return nodes > 1;
    }

    Set<Short> held() {
        return all().filter(this::works).collect(Collectors.toSet());
    }

    @Override
    public boolean holds(ConnectionId connection) {
        return !stopped && works(groupOf(connection.value()));
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private boolean leaseIsFresh() {
        return System.nanoTime() - renewedAt < LEASE.minus(BEAT).toNanos();
    }

    /**
     * Renews what is held, takes what is free, marks what is too much.
     *
     * @return the groups that this node holds since now
     */
    Set<Short> beat() {
        long begun = System.nanoTime();
        Map<Short, Long> mine = store.renew();
        renewedAt = begun;
        boolean lost = all().filter(group -> epochs.get(group) != NOT_HELD)
                        .filter(group -> mine.getOrDefault(group, NOT_HELD) != epochs.get(group))
                        .peek(group -> epochs.set(group, NOT_HELD))
                        .peek(leaving::remove)
                        .count()
                > 0;
        nodes = store.liveNodes();
        int share = stopped ? 0 : Math.ceilDiv(COUNT, Math.max(1, nodes));
        Map<Short, Long> taken = new HashMap<>(mine.size() < share ? store.claim(share - mine.size()) : Map.of());
        if (!stopped) {
            // Its claim or its release was stored, but the answer was lost.
            mine.keySet().stream()
                    .filter(group -> epochs.get(group) == NOT_HELD)
                    .forEach(group -> taken.put(group, mine.get(group)));
        }
        taken.forEach((group, epoch) -> epochs.set(group, epoch));
        mark(mine.keySet(), mine.size() - share);
        if (lost || !taken.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("taken", taken.size())
                    .addKeyValue("held", held().size())
                    .log("conversation_groups_changed");
            listeners.forEach(Runnable::run);
        }
        return taken.keySet();
    }

    private void mark(Set<Short> mine, int surplus) {
        leaving.retainAll(mine);
        mine.stream()
                .filter(group -> !leaving.contains(group))
                .limit(Math.max(0, surplus - leaving.size()))
                .forEach(leaving::add);
        if (surplus <= 0) {
            leaving.clear();
        }
    }

    /** Groups that another node waits for; give them up with {@link #release} once nothing runs in them. */
    Set<Short> leaving() {
        return Set.copyOf(leaving);
    }

    void release(short group) {
        long epoch = epochs.getAndSet(group, NOT_HELD);
        leaving.remove(group);
        if (epoch != NOT_HELD) {
            store.release(group, epoch);
            listeners.forEach(Runnable::run);
        }
    }

    void start() {
        stopped = false;
        store.join();
    }

    /** Takes in no more work, keeping what is held until it is done. The other nodes share out what becomes free. */
    void stop() {
        stopped = true;
        all().filter(group -> epochs.get(group) != NOT_HELD).forEach(leaving::add);
        listeners.forEach(Runnable::run);
        store.leave();
    }

    boolean holdsAny() {
        return all().anyMatch(group -> epochs.get(group) != NOT_HELD);
    }

    /** Gives up everything, whatever still runs. */
    void close() {
        try {
            all().forEach(this::release);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("conversation_groups_not_released");
            all().forEach(group -> epochs.set(group, NOT_HELD));
        } finally {
            store.close();
        }
    }

    private static Stream<Short> all() {
        return IntStream.range(0, COUNT).mapToObj(group -> (short) group);
    }
}
