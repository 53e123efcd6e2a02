package dev.frontdesk.sandbox;

import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Server-sent events to one listener. Publishers never wait: a listener that is more than a thousand events behind is
 * told so by an event {@code missed}, and reads the state anew.
 */
public final class EventStream {

    private static final int BEHIND_MAX = 1000;
    private static final int HEARTBEAT_SECONDS = 15;

    private record Event(String name, JsonNode data) {}

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(BEHIND_MAX);
    private volatile boolean missed;
    private volatile boolean closed;

    public void publish(String name, JsonNode data) {
        if (!queue.offer(new Event(name, data))) {
            missed = true;
        }
    }

    /** Ends {@link #writeTo} at its next heartbeat or event. */
    public void close() {
        closed = true;
        queue.offer(new Event("closed", Json.object()));
    }

    /** Writes events until the listener leaves or {@link #close} is called. */
    public void writeTo(ServerResponse response) throws InterruptedException {
        response.header("Content-Type", "text/event-stream");
        response.header("Cache-Control", "no-store");
        try (OutputStream out = response.outputStream()) {
            write(out, ": listening\n\n");
            while (!closed) {
                Event event = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (missed) {
                    missed = false;
                    write(out, "event: missed\ndata: {}\n\n");
                }
                write(out, event == null ? ": alive\n\n" : "event: " + event.name + "\ndata: " + event.data + "\n\n");
            }
        } catch (IOException | UncheckedIOException e) {
            closed = true;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
