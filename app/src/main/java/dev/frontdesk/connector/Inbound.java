package dev.frontdesk.connector;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a provider can tell us, the same for all of them. */
public sealed interface Inbound {

    /** A person wrote, edited or pressed something: part of a conversation, handled in its order. */
    sealed interface Spoken extends Inbound {
        Chat chat();

        Person from();

        Instant at();
    }

    /**
     * A new message.
     *
     * @param messageId the provider's id of the message within its chat
     * @param text what was written, empty where there are only parts
     * @param addressed whether it is meant for us: always in a private chat, in a group when mentioned or replied to
     */
    record Message(
            Chat chat,
            Person from,
            Instant at,
            String messageId,
            String text,
            List<Part> parts,
            @Nullable String replyTo,
            boolean addressed)
            implements Spoken {

        public Message {
            parts = List.copyOf(parts);
        }
    }

    /** An earlier message now reads differently. */
    record Edited(Chat chat, Person from, Instant at, String messageId, String text) implements Spoken {}

    /** A button under one of our messages was pressed. */
    record Pressed(
            Chat chat, Person from, Instant at, @Nullable String messageId, String pressId, String data)
            implements Spoken {}

    /** We may (no longer) write to this chat: blocked or let in, removed from a group or added. */
    record Reach(Chat chat, Person from, Instant at, boolean reachable) implements Spoken {}

    /** The chat has a new id; what is stored under the old one moves. */
    record Moved(Chat from, Chat to) implements Inbound {}

    /**
     * What became of one of our messages after the provider took it.
     *
     * @param messageId what {@link Messenger#send} returned
     * @param problem why it failed, in the provider's words; null unless it did
     */
    record Receipt(
            Chat chat,
            String messageId,
            Outcome outcome,
            @Nullable String problem) implements Inbound {

        public enum Outcome {
            DELIVERED,
            READ,
            FAILED
        }
    }

    /** Something we have no use for, kept so that a repeat is recognised. */
    record Ignored(String what) implements Inbound {}

    /**
     * A place where people talk.
     *
     * @param id the provider's id, with the topic if the chat has topics: one conversation each
     * @param title of a group, else null
     */
    record Chat(String id, boolean group, @Nullable String title) {}

    /**
     * Who wrote.
     *
     * @param language an IETF tag, if the provider tells
     */
    record Person(
            String id,
            String name,
            @Nullable String username,
            @Nullable String language) {}

    /**
     * A picture, file, voice note, sticker, place or card; or a remark, which stands for what is not there.
     *
     * @param reference what {@link Media#fetch} takes; of a place {@code latitude,longitude}, of a card the phone number;
     *     of a remark the {@link Remark} in lower case
     * @param name of the file, the place or the person; of a remark what it is about
     * @param mediaType what the provider says, not to be believed
     * @param bytes what the provider says, 0 where it does not; of a remark how many it is about
     */
    record Part(
            Kind kind,
            @Nullable String reference,
            @Nullable String name,
            @Nullable String mediaType,
            long bytes) {

        public enum Kind {
            PHOTO,
            DOCUMENT,
            VOICE,
            AUDIO,
            VIDEO,
            STICKER,
            LOCATION,
            CONTACT,
            /** Not sent by the person: says what was left out or changed on the way. */
            REMARK
        }

        public static Part remark(Remark remark, long count, @Nullable String about) {
            return new Part(Kind.REMARK, remark.name().toLowerCase(Locale.ROOT), about, null, count);
        }
    }

    /** What happened to a message before it could be shown; the hub has words for each. */
    enum Remark {
        /** More files than are taken; the remark names some of them. */
        FILES_LEFT_OUT,
        /** It is nested too deep, has too many parts or too many bytes. */
        PARTS_LEFT_OUT,
        TEXT_CUT,
        /** The remark names the character set that could not be used. */
        LETTERS_GUESSED,
        /** Files came under names that are paths or hold what no name may. */
        FILES_RENAMED
    }
}
