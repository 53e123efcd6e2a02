package dev.frontdesk.conversation;

import dev.frontdesk.platform.Signals;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the pipeline alive: the beat of the leases, the reading of what waits, and an orderly stop. */
@Component
class Pipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final long READ_ALL_EVERY = TimeUnit.SECONDS.toNanos(30);
    private static final long STOP_AFTER = TimeUnit.SECONDS.toNanos(28);

    private final LaneGroups groups;
    private final Lanes lanes;
    private final Watch watch;
    private final Set<Short> unrecovered = new HashSet<>();
    private final BlockingQueue<Set<Short>> wanted = new LinkedBlockingQueue<>();
    private volatile boolean running;

    /** Counts the starts: the threads of an earlier one end even if they slept through the stop. */
    private volatile int round;

    Pipeline(LaneGroups groups, Lanes lanes, Watch watch, Signals signals) {
        this.groups = groups;
        this.lanes = lanes;
        this.watch = watch;
        signals.on(Lanes.TOPIC, payload -> wanted.add(parse(payload)));
    }

    private static Set<Short> parse(String payload) {
        Set<Short> parsed = new HashSet<>();
        Arrays.stream(payload.split(",")).map(Short::valueOf).forEach(parsed::add);
        return parsed;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // starts come one after the other
    public void start() {
        groups.start();
        running = true;
        int mine = ++round;
        Thread.ofPlatform().name("lanes-beat").daemon().start(() -> beat(mine));
        Thread.ofPlatform().name("lanes-read").daemon().start(() -> read(mine));
        Thread.ofPlatform().name("lanes-watch").daemon().start(() -> watch(mine));
    }

    private boolean goesOn(int mine) {
        return running && round == mine;
    }

    private void beat(int mine) {
        while (goesOn(mine)) {
            try {
                unrecovered.addAll(groups.beat());
                recover();
                giveUpLeaving();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("conversation_beat_failed");
            }
            pause(LaneGroups.BEAT.toMillis());
        }
    }

    /** Tried again with the next beat if the database is away just now. */
    private void recover() {
        if (!unrecovered.isEmpty()) {
            lanes.recover(unrecovered);
            wanted.add(Set.copyOf(unrecovered));
            unrecovered.clear();
        }
    }

    private void giveUpLeaving() {
        for (short group : groups.leaving()) {
            lanes.leave(group);
            if (lanes.idle(group)) {
                groups.release(group);
            }
        }
    }

    private void read(int mine) {
        long readAll = System.nanoTime();
        while (goesOn(mine)) {
            try {
                Set<Short> some = new HashSet<>();
                Set<Short> first = wanted.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    some.addAll(first);
                    for (Set<Short> more = wanted.poll(); more != null; more = wanted.poll()) {
                        some.addAll(more);
                    }
                }
                if (System.nanoTime() - readAll > READ_ALL_EVERY) {
                    readAll = System.nanoTime();
                    some.addAll(groups.held());
                }
                lanes.read(some);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("conversation_read_failed");
                wanted.add(groups.held());
                pause(1_000);
            }
        }
    }

    private void watch(int mine) {
        while (goesOn(mine)) {
            watch.look();
            pause(20);
        }
    }

    /** Lets running turns finish, then hands the groups to whoever is left. */
    @Override
    public void stop() {
        long begun = System.nanoTime();
        attempt(groups::stop);
        while (groups.holdsAny() && System.nanoTime() - begun < STOP_AFTER && attempt(this::giveUpLeaving)) {
            pause(20);
        }
        while (lanes.running() > 0 && System.nanoTime() - begun < STOP_AFTER) {
            pause(20);
        }
        running = false;
        groups.close();
    }

    private static boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("conversation_stop_hindered");
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the connectors have stopped taking in. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
