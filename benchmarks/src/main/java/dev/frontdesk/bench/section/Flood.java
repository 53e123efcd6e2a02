package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Lines;
import dev.frontdesk.bench.load.Shot;
import dev.frontdesk.bench.program.Pause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** As many requests as a server takes: each connection sends its next as soon as the last is answered. */
final class Flood {

    private static final int CONNECTIONS = 128;

    /** @param failed answered with anything but 200, or not at all */
    record Rate(double perSecond, long answered, long failed) {}

    private final InetSocketAddress address;
    private final IntFunction<byte[]> posts;
    private final AtomicInteger number = new AtomicInteger();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean running = true;

    private Flood(InetSocketAddress address, IntFunction<byte[]> posts) {
        this.address = address;
        this.posts = posts;
    }

    /** @param posts makes the request with this number */
    static Flood of(InetSocketAddress address, IntFunction<byte[]> posts) {
        return new Flood(address, posts);
    }

    Rate run(Duration duration) {
        try (Lines opened = new Lines(address, CONNECTIONS, (lines, shot, status, nanos) -> {
            (status == 200 ? answered : failed).increment();
            if (running) {
                fire(lines);
            }
        })) {
            long begun = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                fire(opened);
            }
            Pause.of(duration);
            long count = answered.sum();
            double seconds = (System.nanoTime() - begun) / 1e9;
            running = false;
            Pause.cameTrue(Duration.ofSeconds(5), () -> answered.sum() + failed.sum() >= number.get());
            return new Rate(count / seconds, answered.sum(), failed.sum());
        }
    }

    private void fire(Lines lines) {
        int next = number.getAndIncrement();
        lines.fire(new Shot(next, System.nanoTime(), posts.apply(next)));
    }
}
