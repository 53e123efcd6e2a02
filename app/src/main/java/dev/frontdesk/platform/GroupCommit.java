package dev.frontdesk.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many threads submit in few transactions. While one batch commits, the next gathers, so that the batch
 * grows with the load and a lone item waits for nothing. A batch that the database refuses is halved until only the bad
 * item is refused; its neighbours are written. A batch that could not reach the database fails whole and at once.
 *
 * @param <T> what is written
 * @param <R> what comes back for each item
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    /** Writes a batch in one transaction. Returns one result an item, in the order of the items. */
    public interface Batch<T, R> {
        List<R> write(List<T> items);
    }

    /** The item was not taken, now or for good; nothing is wrong with it. */
    public static final class Closed extends IllegalStateException {
        Closed(String message) {
            super(message);
        }
    }

    private record Entry<T, R>(T item, CompletableFuture<R> result) {}

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int BATCH_MAX = 1_000;
    private static final int WAITING_MAX = 100_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final String name;
    private final Batch<T, R> batch;
    private final BlockingQueue<Entry<T, R>> queue;
    private final Thread writer;
    private volatile boolean closed;
    private volatile boolean ended;

    public GroupCommit(String name, Batch<T, R> batch) {
        this(name, batch, WAITING_MAX);
    }

    /** @param waitingMax so many items may wait; more are refused */
    GroupCommit(String name, Batch<T, R> batch, int waitingMax) {
        this.name = name;
        this.batch = batch;
        this.queue = new ArrayBlockingQueue<>(waitingMax);
        this.writer = Thread.ofPlatform().name("commit-" + name).daemon().start(this::loop);
    }

    /**
     * Queues an item; the future completes once it is durable, or fails with what the database said of this item. What
     * is chained to the future runs on the writer's thread and must not block.
     */
    public CompletableFuture<R> submit(T item) {
        CompletableFuture<R> result = new CompletableFuture<>();
        if (closed) {
            result.completeExceptionally(new Closed("The writer " + name + " is closed"));
        } else if (!queue.offer(new Entry<>(item, result))) {
            result.completeExceptionally(new Closed("Too many writes of " + name + " are waiting; try again later"));
        } else if (ended) {
            refuseRest();
        }
        return result;
    }

    private void loop() {
        List<Entry<T, R>> taken = new ArrayList<>(BATCH_MAX);
        while (true) {
            try {
                Entry<T, R> first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                    queue.drainTo(taken, BATCH_MAX - 1);
                    write(taken);
                } else if (closed) {
                    break;
                }
            } catch (InterruptedException e) {
                closed = true;
                break;
            } finally {
                taken.clear();
            }
        }
        ended = true;
        refuseRest();
    }

    private void refuseRest() {
        for (Entry<T, R> entry = queue.poll(); entry != null; entry = queue.poll()) {
            entry.result().completeExceptionally(new Closed("The writer " + name + " is closed"));
        }
    }

    // Whatever a batch throws, the writer lives on: everybody waits for it.
    @SuppressWarnings("CatchingUnchecked")
    private void write(List<Entry<T, R>> entries) {
        List<R> results;
        try {
            results = batch.write(entries.stream().map(Entry::item).toList());
        } catch (Exception failure) {
            if (entries.size() == 1 || !isAboutTheItems(failure)) {
                fail(entries, failure);
            } else {
                int half = entries.size() / 2;
                write(entries.subList(0, half));
                write(entries.subList(half, entries.size()));
            }
            return;
        } catch (Throwable failure) {
            log.atError().addKeyValue("writer", name).setCause(failure).log("commit_failed");
            fail(entries, failure);
            return;
        }
        if (results.size() != entries.size()) {
            fail(
                    entries,
                    new IllegalStateException("The writer " + name + " returned " + results.size() + " results for "
                            + entries.size() + " items"));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).result().complete(results.get(i));
        }
    }

    private void fail(List<Entry<T, R>> entries, Throwable failure) {
        entries.forEach(entry -> entry.result().completeExceptionally(failure));
    }

    /** False when the database is away, overloaded or stopping: halving would only ask it a thousand times more. */
    public static boolean isAboutTheItems(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return !(state.equals("null")
                        || state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("58"));
            }
        }
        return true;
    }

    /** Writes what is queued, then stops; what comes later is refused. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
