package dev.frontdesk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Takes the place of the product's clock. It runs with real time until a test moves or stops it. */
public final class MutableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    @Override
    public Instant instant() {
        Instant at = stopped;
        return (at == null ? Instant.now().plus(ahead) : at).truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves forward; a stopped clock stays stopped, later. */
    public void advance(Duration duration) {
        Instant at = stopped;
        if (at == null) {
            ahead = ahead.plus(duration);
        } else {
            stopped = at.plus(duration);
        }
    }

    public void stopAt(Instant instant) {
        stopped = instant;
    }

    /** Runs with real time again. */
    public void reset() {
        ahead = Duration.ZERO;
        stopped = null;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The product's time is UTC");
    }
}
