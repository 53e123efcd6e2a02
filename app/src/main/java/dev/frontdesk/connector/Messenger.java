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

    /**
     * Approved texts that may be sent when {@link Limits#replyWindow} is over. Blocks on the network.
     *
     * @throws Refusal why the provider does not tell
     */
    default List<Template> templates() {
        return List.of();
    }

    /**
     * @param id what {@link Outgoing#template} takes
     * @param language an IETF tag, perhaps with an underscore
     * @param text as it is sent
     */
    record Template(String id, String name, @Nullable String language, String text) {}

    /**
     * Takes a message that a person wrote out of the chat, where the provider lets us.
     *
     * @return whether it is gone
     */
    default boolean erase(String chatId, String messageId) {
        return false;
    }

    /** Whether nobody can write under somebody else's name; a sender of mail is whoever they say. */
    default boolean vouches() {
        return true;
    }

    /** Publishes the commands menu. */
    default void announceCommands(List<Command> commands) {}

    record Command(
            String name, String description, @Nullable String language) {}

    /**
     * @param title of the chat as it last came in, e.g. the subject of a thread of mail
     * @param key the same for every attempt at this message; providers that know idempotency keys use it
     * @param text in the provider's dialect; null: send {@code plain}, because the provider refused the markup
     * @param plain the same without markup; empty where there are only attachments
     * @param replyTo the provider's id of the message this one answers
     * @param attachments at most {@link Limits#attachmentsMax}, each of a kind and size within the limits
     * @param choices at most {@link Limits#choicesMax}
     * @param template the provider's id of an approved text that is sent in place of the message, null: none
     */
    record Outgoing(
            String chatId,
            @Nullable String title,
            long key,
            @Nullable String text,
            String plain,
            @Nullable String replyTo,
            List<Attachment> attachments,
            Choices choices,
            @Nullable String template) {

        public Outgoing {
            attachments = List.copyOf(attachments);
        }

        /** A text alone. */
        public Outgoing(String chatId, long key, @Nullable String text, String plain, @Nullable String replyTo) {
            this(chatId, null, key, text, plain, replyTo, List.of(), Choices.NONE, null);
        }
    }

    /**
     * @param textMax longest text in the dialect's unit
     * @param idempotent whether the provider recognises a repeat by {@link Outgoing#key()}
     * @param typingLasts how long one typing signal is shown
     * @param account messages of all chats together; null where there is no limit
     * @param captionMax longest text beside attachments; what is longer goes as a message of its own
     * @param attachmentsMax files in one message; 0 where none can be sent
     * @param attachmentBytesMax of one file
     * @param choicesMax buttons under one message; 0 where they must be written out
     * @param replyWindow how long after a person's last message free text may be sent; null: for ever
     * @param threaded whether every message names the one it answers, as mail does
     */
    record Limits(
            int textMax,
            boolean idempotent,
            Duration typingLasts,
            @Nullable Rate account,
            @Nullable Rate chat,
            @Nullable Rate group,
            int captionMax,
            int attachmentsMax,
            long attachmentBytesMax,
            int choicesMax,
            @Nullable Duration replyWindow,
            boolean threaded) {

        /** Text alone, at any time. */
        public Limits(
                int textMax,
                boolean idempotent,
                Duration typingLasts,
                @Nullable Rate account,
                @Nullable Rate chat,
                @Nullable Rate group) {
            this(textMax, idempotent, typingLasts, account, chat, group, 0, 0, 0, 0, null, false);
        }
    }

    /** At most {@code count} in any window of this length. */
    record Rate(int count, Duration window) {}
}
