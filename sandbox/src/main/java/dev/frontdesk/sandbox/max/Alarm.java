package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.MovableClock;
import java.util.PriorityQueue;

/** Runs tasks when the movable clock has come to their time, so that a test reaches the retry of an hour by moving it. */
final class Alarm {

    private record Task(long due, Runnable work) {}

    private final MovableClock clock;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
    private boolean started;

    Alarm(MovableClock clock) {
        this.clock = clock;
    }

    synchronized void after(long millis, Runnable work) {
        tasks.add(new Task(clock.millis() + millis, work));
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("max-alarm").start(this::run);
        }
        notifyAll();
    }

    /** The clock was moved. */
    synchronized void lookAgain() {
        notifyAll();
    }

    synchronized void clear() {
        tasks.clear();
    }

    private void run() {
        try {
            while (true) {
                Thread.startVirtualThread(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (true) {
            Task first = tasks.peek();
            if (first == null) {
                wait();
                continue;
            }
            long left = first.due - clock.millis();
            if (left <= 0) {
                return tasks.remove().work;
            }
            wait(left);
        }
    }
}
