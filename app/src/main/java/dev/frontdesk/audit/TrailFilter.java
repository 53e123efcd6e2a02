package dev.frontdesk.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null takes all. With an actor but no action, handled messages are left out.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TrailFilter(
        @Nullable String action,
        @Nullable UUID actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Beyond these the database knows no time, and there are no entries. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public static final TrailFilter ALL = new TrailFilter(null, null, null, null);

    public TrailFilter {
        from = from == null ? null : within(from);
        to = to == null ? null : within(to);
    }

    private static Instant within(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }
}
