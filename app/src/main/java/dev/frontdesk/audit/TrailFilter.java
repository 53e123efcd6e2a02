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

    public static final TrailFilter ALL = new TrailFilter(null, null, null, null);
}
