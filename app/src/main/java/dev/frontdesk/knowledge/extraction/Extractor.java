package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in child processes, at most two at once. A child serves one file after another and is ended when it has
 * been idle, when it takes too long, and after every refusal that may have left it damaged.
 */
public final class Extractor implements AutoCloseable {

    /**
     * @param atOnce files read at the same time; each costs its heap
     * @param heapMegabytes of one child
     * @param deadline for one file
     * @param idle after which a child is ended
     */
    public record Limits(int atOnce, int heapMegabytes, Duration deadline, Duration idle) {
        public static final Limits USUAL = new Limits(2, 384, Duration.ofSeconds(60), Duration.ofSeconds(20));
    }

    private final Limits limits;
    private final Semaphore free;
    private final Deque<ReaderProcess> resting = new ArrayDeque<>();
    private boolean closed;

    public Extractor(Limits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Waits for a free child, then for the text.
     *
     * @param name with which the file was uploaded; its ending decides between formats of plain text
     */
    public Extraction extract(Path file, String name) throws Unreadable, InterruptedException {
        free.acquire();
        ReaderProcess process = null;
        try {
            process = take();
            Extraction extraction = process.read(file, name, limits.deadline());
            rest(process);
            process = null;
            return extraction;
        } catch (Unreadable e) {
            if (process != null && process.isAlive() && !mayBeDamaged(e.reason())) {
                rest(process);
                process = null;
            }
            throw e;
        } catch (IOException e) {
            throw new Unreadable(Reason.UNAVAILABLE, e);
        } finally {
            if (process != null) {
                process.close();
            }
            free.release();
        }
    }

    private static boolean mayBeDamaged(Reason reason) {
        return switch (reason) {
            case BOMB, TOO_LONG, TOO_HEAVY, UNAVAILABLE -> true;
            case EMPTY, NO_TEXT, ENCRYPTED, BROKEN, UNSUPPORTED -> false;
        };
    }

    private ReaderProcess take() throws IOException {
        ReaderProcess process = nextResting();
        return process != null && process.isAlive() ? process : ReaderProcess.start(limits.heapMegabytes());
    }

    private synchronized @Nullable ReaderProcess nextResting() {
        return resting.pollLast();
    }

    private synchronized void rest(ReaderProcess process) {
        if (closed) {
            process.close();
            return;
        }
        resting.addLast(process);
        int served = process.served();
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(limits.idle());
                endIfResting(process, served);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void endIfResting(ReaderProcess process, int servedThen) {
        if (process.served() == servedThen && resting.remove(process)) {
            process.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        resting.forEach(ReaderProcess::close);
        resting.clear();
    }
}
