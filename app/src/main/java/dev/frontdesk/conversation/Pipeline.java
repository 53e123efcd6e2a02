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
    private final BlockingQueue<Set<Short>> wanted = new LinkedBlockingQueue<>();
    private volatile boolean running;

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
    public void start() {
        running = true;
        Thread.ofPlatform().name("lanes-beat").daemon().start(this::beat);
        Thread.ofPlatform().name("lanes-read").daemon().start(this::read);
        Thread.ofPlatform().name("lanes-watch").daemon().start(this::watch);
    }

    private void beat() {
        while (running) {
            try {
                Set<Short> gained = groups.beat();
                if (!gained.isEmpty()) {
                    lanes.recover(gained);
                    wanted.add(gained);
                }
                giveUpLeaving();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("conversation_beat_failed");
            }
            pause(LaneGroups.BEAT.toMillis());
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

    private void read() {
        long readAll = System.nanoTime();
        while (running) {
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

    private void watch() {
        while (running) {
            watch.look();
            pause(20);
        }
    }

    /** Lets running turns finish, then hands the groups to whoever is left. */
    @Override
    public void stop() {
        groups.stop();
        long begun = System.nanoTime();
        while (lanes.running() > 0 && System.nanoTime() - begun < STOP_AFTER) {
            pause(20);
        }
        running = false;
        lanes.close();
        groups.close();
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
