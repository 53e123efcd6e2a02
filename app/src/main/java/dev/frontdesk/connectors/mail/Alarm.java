package dev.frontdesk.connectors.mail;

import java.time.Duration;

/** Does something unless it is closed in time. */
final class Alarm implements AutoCloseable {

    private final Thread thread;

    private Alarm(Thread thread) {
        this.thread = thread;
    }

    static Alarm in(Duration time, Runnable ring) {
        return new Alarm(Thread.ofVirtual().name("mail-alarm").start(() -> {
            try {
                Thread.sleep(time);
                ring.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
