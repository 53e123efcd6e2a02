package dev.frontdesk.connectors.mail;

import static java.util.Objects.requireNonNull;

import dev.frontdesk.connector.Inbound.Remark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a mail, bounded; kept until it is answered.
 *
 * @param reference where it lies: {@code <UIDVALIDITY>.<UID>}
 * @param references ids of the mails before it, the first first
 * @param from who wrote it
 * @param replyTo where an answer goes
 * @param text plain, with what it quotes
 * @param remarks what was left out of it or changed
 * @param kind what it is for us
 * @param why what made us think so, in a word
 * @param braked whether its sender has had enough answers for now
 */
record Letter(
        String reference,
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        String from,
        String fromName,
        String replyTo,
        String subject,
        Instant at,
        String text,
        List<Enclosure> enclosures,
        List<Noted> remarks,
        Kind kind,
        @Nullable String why,
        @Nullable Report report,
        boolean braked) {

    Letter {
        requireNonNull(kind, "kind");
        references = List.copyOf(references);
        enclosures = List.copyOf(enclosures);
        remarks = remarks == null ? List.of() : List.copyOf(remarks); // letters of an earlier version have none
    }

    enum Kind {
        /** A person asks. */
        QUESTION,
        /** A machine wrote: shown, never answered. */
        MACHINE,
        /** A report on one of our mails. */
        REPORT,
        /** Nothing for a conversation: our own mail, newsletters. */
        OTHER
    }

    /** @param index of the part within the mail, as {@link LetterReader} counts */
    record Enclosure(int index, String name, String mediaType, long bytes) {}

    /**
     * @param count how many it is about
     * @param about their names
     */
    record Noted(Remark remark, long count, @Nullable String about) {}

    /**
     * What became of one of our mails.
     *
     * @param original its Message-ID
     * @param recipient whom it was for
     * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}
     */
    record Report(String original, String recipient, String action, String problem) {}

    Letter asBraked() {
        return new Letter(
                reference,
                messageId,
                inReplyTo,
                references,
                from,
                fromName,
                replyTo,
                subject,
                at,
                text,
                enclosures,
                remarks,
                kind,
                why,
                report,
                true);
    }
}
