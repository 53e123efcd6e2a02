package dev.frontdesk.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A bundle of connections to one server. A shot takes a free one, or waits for one; one thread reads all answers.
 * A broken connection is opened again.
 */
public final class Lines implements AutoCloseable {

    private final Selector selector;
    private final List<Line> all = new ArrayList<>();
    private final Queue<Line> free = new ConcurrentLinkedQueue<>();
    private final Queue<Shot> waiting = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(16 << 10);
    private final Answers answers;
    private final Thread reader;
    private volatile boolean closed;

    /** Connects at once. */
    public Lines(InetSocketAddress address, int count, Answers answers) {
        this.answers = answers;
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                all.add(new Line(address, selector));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        free.addAll(all);
        reader = Thread.ofPlatform().daemon().name("answers").start(this::readAll);
    }

    /** Sends as soon as a connection is free; returns at once. */
    public void fire(Shot shot) {
        waiting.add(shot);
        match();
    }

    private void match() {
        while (!waiting.isEmpty()) {
            Line line = free.poll();
            if (line == null) {
                return;
            }
            Shot shot = waiting.poll();
            if (shot == null) {
                free.add(line);
            } else {
                send(line, shot);
            }
        }
    }

    private void send(Line line, Shot shot) {
        try {
            line.write(shot);
        } catch (IOException e) {
            // The reading thread sees it too, and opens the line again.
        }
    }

    private void readAll() {
        try {
            while (!closed) {
                selector.select(this::read, 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        Line line = (Line) key.attachment();
        int status;
        try {
            status = line.read(buffer);
        } catch (IOException broken) {
            reopen(line);
            status = 0;
        }
        if (status < 0) {
            return;
        }
        Shot shot = line.shot;
        if (shot != null) {
            line.shot = null;
            free.add(line);
            answers.answered(this, shot, status, System.nanoTime());
            match();
        }
    }

    private void reopen(Line line) {
        try {
            line.reopen();
        } catch (IOException e) {
            throw new UncheckedIOException("The server takes no connections any more", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            selector.wakeup();
            reader.join();
            for (Line line : all) {
                line.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
