package dev.frontdesk.tool;

import org.jspecify.annotations.Nullable;

/**
 * A call whose arguments have been checked.
 *
 * @param confirmed whether the person confirmed exactly this call, by a button and not by words
 * @param idempotencyKey the same key of the same person within 24 hours means the same write; null: none
 */
public record Call(
        Arguments arguments,
        Asker asker,
        boolean confirmed,
        @Nullable String idempotencyKey) {}
