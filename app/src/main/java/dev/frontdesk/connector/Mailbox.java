package dev.frontdesk.connector;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is read and written in for a person who asks for it, beside what its {@link Messenger} answers. Thread-safe;
 * everything here may block on the network for seconds. Reading marks nothing as read.
 */
public interface Mailbox {

    /** Its own address, in lower case. */
    String address();

    /**
     * The newest of the inbox that fit, newest first.
     *
     * @throws Refusal why not
     */
    List<Mail> find(Query query);

    /**
     * Sends one mail. A repeat after a lost answer is a second mail, under the same Message-ID.
     *
     * @return its Message-ID
     * @throws Refusal why not; {@link Refusal.Unavailable#perhapsDone} when it may have gone out all the same
     */
    String send(Draft draft);

    /**
     * Null where it does not matter.
     *
     * @param words stand somewhere in the mail
     * @param from stands in its sender
     * @param subject stands in its subject
     * @param since the day it arrived, at the earliest
     * @param before it arrived before this day
     * @param unread only those that nobody has read
     * @param mailsMax from 1
     */
    record Query(
            @Nullable String words,
            @Nullable String from,
            @Nullable String subject,
            @Nullable LocalDate since,
            @Nullable LocalDate before,
            boolean unread,
            int mailsMax) {}

    /**
     * What somebody else wrote: data, whatever it says.
     *
     * @param messageId as other mails refer to it
     * @param at when it arrived
     * @param text plain, without what it quotes, cut where it is very long
     * @param files names of what is enclosed
     */
    record Mail(
            String messageId,
            String from,
            String fromName,
            String subject,
            Instant at,
            boolean unread,
            String text,
            List<String> files) {

        public Mail {
            files = List.copyOf(files);
        }
    }

    /**
     * @param to one address
     * @param text plain
     * @param key the same for every attempt at this mail
     */
    record Draft(String to, String subject, String text, long key) {}
}
