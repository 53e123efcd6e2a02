package dev.frontdesk.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was to be sent.
 *
 * @param status {@code sent}, {@code queued} (again, later), {@code failed} or {@code unknown}
 * @param problem why, in the words of the provider or ours; null when sent
 */
record Settlement(
        Piece piece,
        String status,
        @Nullable String externalId,
        @Nullable String problem) {

    static Settlement sent(Piece piece, String externalId) {
        return new Settlement(piece, "sent", externalId, null);
    }

    static Settlement later(Piece piece, String why) {
        return new Settlement(piece, "queued", null, why);
    }

    static Settlement failed(Piece piece, String why) {
        return new Settlement(piece, "failed", null, why);
    }

    static Settlement unknown(Piece piece, String why) {
        return new Settlement(piece, "unknown", null, why);
    }
}
