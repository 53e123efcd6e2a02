package dev.frontdesk.conversation;

import dev.frontdesk.connector.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was to be sent.
 *
 * @param status {@code sent}, {@code queued} (again, later), {@code failed} or {@code unknown}
 * @param hindrance what kind of problem it is; null when sent
 * @param problem why, in the words of the provider or ours; null when sent
 */
record Settlement(
        Piece piece,
        String status,
        @Nullable String externalId,
        @Nullable Hindrance hindrance,
        @Nullable String problem) {

    static Settlement sent(Piece piece, String externalId) {
        return new Settlement(piece, "sent", externalId, null, null);
    }

    static Settlement later(Piece piece, Hindrance hindrance, @Nullable String why) {
        return new Settlement(piece, "queued", null, hindrance, why);
    }

    static Settlement failed(Piece piece, Hindrance hindrance, @Nullable String why) {
        return new Settlement(piece, "failed", null, hindrance, why);
    }

    static Settlement failed(Piece piece, Refusal refusal) {
        return failed(piece, Hindrance.of(refusal), refusal.getMessage());
    }

    static Settlement unknown(Piece piece, Hindrance hindrance, @Nullable String why) {
        return new Settlement(piece, "unknown", null, hindrance, why);
    }

    static Settlement unknown(Piece piece, Refusal refusal) {
        return unknown(piece, Hindrance.of(refusal), refusal.getMessage());
    }

    @Nullable String code() {
        return hindrance == null ? null : hindrance.code();
    }
}
