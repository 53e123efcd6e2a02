package dev.frontdesk.conversation;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to be sent: a reply, or a part of a reply too long for one.
 *
 * @param pieceOf the first piece; null for the first itself
 * @param text what was said, in Markdown; empty in later pieces
 * @param rendered in the provider's dialect; null where rendering {@code text} gives one piece
 * @param state as what it is stored
 * @param expiresAt after which it is pointless
 * @param shown the files of the whole reply as they are stored, on its first piece; else null
 * @param beside what goes with it
 * @param title of the chat as it last came in
 * @param askedAt when what it answers was stored, in milliseconds since 1970, for the meters; 0: not known
 * @param steps how the whole reply came about, on its first piece until it is stored; else null
 */
record Piece(
        OrganizationId organization,
        ConversationId conversation,
        UUID id,
        @Nullable UUID pieceOf,
        ConnectionId connection,
        String chatId,
        boolean group,
        String author,
        String text,
        @Nullable String rendered,
        @Nullable String plain,
        @Nullable String sources,
        @Nullable String replyTo,
        State state,
        Instant expiresAt,
        @Nullable String shown,
        Beside beside,
        @Nullable String title,
        long askedAt,
        @Nullable Steps steps) {

    enum State {
        /** Waits for a person to send it. */
        DRAFT,
        QUEUED,
        /** Being sent already. */
        SENDING;

        /** As it is stored. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean claimed() {
        return state == State.SENDING;
    }

    /** The same at every attempt, for providers that know idempotency keys; positive. */
    long key() {
        return id.getLeastSignificantBits() & Long.MAX_VALUE;
    }

    Piece claim() {
        return in(State.SENDING);
    }

    Piece unclaim() {
        return in(State.QUEUED);
    }

    Piece in(State now) {
        return new Piece(
                organization,
                conversation,
                id,
                pieceOf,
                connection,
                chatId,
                group,
                author,
                text,
                rendered,
                plain,
                sources,
                replyTo,
                now,
                expiresAt,
                shown,
                beside,
                title,
                askedAt,
                steps);
    }
}
