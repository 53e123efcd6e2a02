package dev.frontdesk.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages. */
public interface Messenger {

    Limits limits();

    /** How this provider wants text marked up. */
    Dialect dialect();

    /**
     * Sends one message that fits the limits.
     *
     * @return the provider's id of the new message
     * @throws Refusal why not
     */
    String send(Outgoing message);

    /** Shows "typing…" for a few seconds. A failure matters to nobody. */
    default void typing(String chatId) {}

    /** Tells the person's client that a pressed button was noticed. */
    default void acknowledgePress(String pressId) {}

    /** Publishes the commands menu. */
    default void announceCommands(List<Command> commands) {}

    record Command(
            String name, String description, @Nullable String language) {}

    /**
     * @param key the same for every attempt at this message; providers that know idempotency keys use it
     * @param text in the provider's dialect; null: send {@code plain}, because the provider refused the markup
     * @param plain the same without markup
     * @param replyTo the provider's id of the message this one answers
     */
    record Outgoing(
            String chatId,
            long key,
            @Nullable String text,
            String plain,
            @Nullable String replyTo) {}

    /**
     * @param textMax longest text in the dialect's unit
     * @param idempotent whether the provider recognises a repeat by {@link Outgoing#key()}
     * @param typingLasts how long one typing signal is shown
     * @param account messages of all chats together; null where there is no limit
     */
    record Limits(
            int textMax,
            boolean idempotent,
            Duration typingLasts,
            @Nullable Rate account,
            @Nullable Rate chat,
            @Nullable Rate group) {}

    /** At most {@code count} in any window of this length. */
    record Rate(int count, Duration window) {}
}
