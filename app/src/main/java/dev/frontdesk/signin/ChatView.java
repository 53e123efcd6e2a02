package dev.frontdesk.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * A linked chat as the list shows it.
 *
 * @param connector id of the line, e.g. {@code telegram}
 * @param name of whoever writes, as the provider tells it
 * @param person whose rights it has
 * @param way {@code chat}, {@code panel} or {@code password}: how it was linked
 * @param lastSeenAt to the hour
 */
public record ChatView(
        UUID id,
        UUID conversationId,
        String connector,
        String name,
        Owner person,
        String way,
        Instant linkedAt,
        Instant lastSeenAt) {

    /** @param id of the account */
    public record Owner(UUID id, String name) {}
}
