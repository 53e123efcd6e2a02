package dev.frontdesk.connector;

import java.util.Optional;

/**
 * One open account. Thread-safe. A connector overrides only what its provider can do. Everything here may block on the
 * network and is never called inside a transaction.
 */
public interface Connection extends AutoCloseable {

    default Optional<Webhook> webhook() {
        return Optional.empty();
    }

    default Optional<Polling> polling() {
        return Optional.empty();
    }

    default Optional<Messenger> messenger() {
        return Optional.empty();
    }

    /** Fetches what came along with messages; empty where nothing can come along. */
    default Optional<Media> media() {
        return Optional.empty();
    }

    /** Empty where there is no mailbox to read and write in. */
    default Optional<Mailbox> mailbox() {
        return Optional.empty();
    }

    /** Whether what the assistant says here is kept as a draft until a person sends it. Asked in every turn: from memory. */
    default boolean answersAsDrafts() {
        return false;
    }

    /**
     * Decodes again what was stored: {@link Item#raw()} of an item that this connector made.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    default Inbound decode(String raw) {
        throw new IllegalArgumentException("Nothing was ever received here");
    }

    @Override
    default void close() {}
}
