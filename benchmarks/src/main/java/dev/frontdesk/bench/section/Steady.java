package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.load.Lines;
import dev.frontdesk.bench.load.Schedule;
import dev.frontdesk.bench.load.Shot;
import dev.frontdesk.bench.program.Pause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Requests at a fixed rate, whatever the server makes of it. */
final class Steady {

    private static final int CONNECTIONS = 128;
    private static final long SEED = 7;

    private Steady() {}

    /** Latencies of the answers, counted from when each request was due. */
    static Latencies posts(InetSocketAddress address, IntFunction<byte[]> posts, double perSecond, Duration duration) {
        Latencies latencies = new Latencies();
        LongAdder failed = new LongAdder();
        AtomicInteger number = new AtomicInteger();
        try (Lines lines = new Lines(address, CONNECTIONS, (same, shot, status, nanos) -> {
            latencies.record(nanos - shot.dueNanos());
            if (status != 200) {
                failed.increment();
            }
        })) {
            new Schedule(perSecond, SEED).run(duration, due -> {
                int next = number.getAndIncrement();
                lines.fire(new Shot(next, due, posts.apply(next)));
            });
            Pause.cameTrue(Duration.ofSeconds(30), () -> latencies.count() >= number.get());
        }
        if (failed.sum() > 0 || latencies.count() < number.get()) {
            throw new IllegalStateException(failed.sum() + " of " + number.get() + " requests failed, "
                    + (number.get() - latencies.count()) + " were not answered");
        }
        return latencies;
    }
}
