package dev.frontdesk.sandbox;

import java.time.Duration;
import java.time.Instant;

/** The time as a provider sees it: the real one, moved by as much as a test wants, or standing still. */
public final class MovableClock {

    private record Setting(boolean running, long millis) {}

    private volatile Setting setting = new Setting(true, 0);

    public long millis() {
        Setting now = setting;
        return now.running ? System.currentTimeMillis() + now.millis : now.millis;
    }

    /** Unix time. */
    public long seconds() {
        return Math.floorDiv(millis(), 1000L);
    }

    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** Moves on from where it stands; a negative step goes back. */
    public synchronized void advance(Duration step) {
        setting = new Setting(setting.running, setting.millis + step.toMillis());
    }

    /** Goes on from there. */
    public synchronized void moveTo(Instant instant) {
        setting = new Setting(true, instant.toEpochMilli() - System.currentTimeMillis());
    }

    /** Stands still where it is. */
    public synchronized void stop() {
        setting = new Setting(false, millis());
    }

    /** Returns to the real time. */
    public synchronized void reset() {
        setting = new Setting(true, 0);
    }
}
