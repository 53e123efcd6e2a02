package dev.frontdesk.signin;

import dev.frontdesk.platform.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that is good once.
 *
 * @param account who made it in the panel; null: it was made in a chat
 * @param chat that it is about; null while no chat has shown it
 * @param codeHash of the digits shown in the chat; null where the panel made it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Offer(
        byte[] tokenHash,
        @Nullable AccountId account,
        @Nullable ChatSeen chat,
        byte @Nullable [] codeHash,
        Instant expires) {

    /** @param name of whoever writes, as the provider tells it */
    record ChatSeen(UUID conversation, UUID contact, String connector, String name) {}
}
