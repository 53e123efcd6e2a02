package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers mail. SMTP knows no idempotency keys: a repeat of a send whose answer was lost is a second mail, though one with
 * the same Message-ID, which many mailboxes show once.
 */
final class MailMessenger implements Messenger {

    private static final int TEXT_MAX = 100_000;
    private static final int ATTACHMENTS_MAX = 10;

    /** Most servers take 25 MB, of which encoding eats a quarter. */
    private static final long ATTACHMENT_BYTES_MAX = 18L << 20;

    private static final Limits LIMITS = new Limits(
            TEXT_MAX,
            false,
            Duration.ofHours(1),
            new Rate(30, Duration.ofMinutes(1)),
            null,
            null,
            TEXT_MAX,
            ATTACHMENTS_MAX,
            ATTACHMENT_BYTES_MAX,
            0,
            null,
            true);

    private final MailSettings settings;
    private final Supplier<Outbox> opener;
    private final Consumer<OwnLetter> sent;
    private final Clock clock;
    private final MailDialect dialect = new MailDialect();

    /** @param sent is given each letter that the server has taken */
    MailMessenger(MailSettings settings, Supplier<Outbox> opener, Consumer<OwnLetter> sent, Clock clock) {
        this.settings = settings;
        this.opener = opener;
        this.sent = sent;
        this.clock = clock;
    }

    @Override
    public boolean vouches() {
        return false;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String send(Outgoing message) {
        if (message.plain().length() > TEXT_MAX) {
            throw rejected("Message too large", "The text has more than " + TEXT_MAX + " characters");
        }
        long bytes = message.attachments().stream().mapToLong(Attachment::bytes).sum();
        if (bytes > ATTACHMENT_BYTES_MAX || message.attachments().size() > ATTACHMENTS_MAX) {
            throw rejected("Message too large", "The files have " + bytes + " bytes together");
        }
        try (Outbox outbox = opener.get()) {
            OutgoingLetter letter = new OutgoingLetter(outbox.session(), settings, message, clock.instant());
            outbox.send(letter);
            sent.accept(letter);
            return letter.id();
        } catch (MessagingException | IllegalArgumentException e) {
            throw rejected(
                    "Invalid address", "This makes no mail: " + MailRefusals.tidy(String.valueOf(e.getMessage())));
        }
    }

    private static Rejected rejected(String code, String message) {
        return new Rejected(code, message, new Reason.Other());
    }
}
