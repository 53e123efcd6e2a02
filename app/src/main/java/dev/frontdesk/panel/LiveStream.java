package dev.frontdesk.panel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one browser is still to be told. A browser that reads too slowly is told to look at everything again. */
final class LiveStream {

    private static final int WAITING_MAX = 256;
    static final String EVERYTHING = "*";
    private static final String END = "";

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile boolean ended;

    void offer(String name) {
        if (!waiting.offer(name)) {
            waiting.clear();
            waiting.offer(EVERYTHING);
        }
    }

    void end() {
        ended = true;
        waiting.offer(END);
    }

    /**
     * Writes events until the stream ends or the browser goes away. Blocks.
     *
     * @param heartbeat how long to be silent at most, so that both sides notice a dead line
     * @throws IOException when the browser went away
     */
    void writeTo(OutputStream out, Duration heartbeat, Duration lifetime) throws IOException, InterruptedException {
        long end = System.nanoTime() + lifetime.toNanos();
        write(out, "retry: 2000\n\n");
        while ((!ended || !waiting.isEmpty()) && System.nanoTime() < end) {
            String first = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            Set<String> names = first == null ? Set.of() : gathered(first);
            write(out, names.isEmpty() ? ":\n\n" : "data: " + String.join(" ", names) + "\n\n");
        }
    }

    private Set<String> gathered(String first) {
        List<String> more = new ArrayList<>();
        waiting.drainTo(more);
        Set<String> names = new LinkedHashSet<>();
        names.add(first);
        names.addAll(more);
        names.remove(END);
        return names;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
