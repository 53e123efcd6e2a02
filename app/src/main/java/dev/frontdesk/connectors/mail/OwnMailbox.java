package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Mailbox;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connectors.mail.Inbox.Arrived;
import dev.frontdesk.connectors.mail.Letter.Enclosure;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ProtocolException;

/** The mailbox for those who ask for it, over connections of their own that last as long as the question. */
final class OwnMailbox implements Mailbox {

    /** Mails that were moved have new numbers and old dates: more are looked at than are wanted. */
    private static final int LOOKED_AT = 50;

    /** The text of a mail stands before its files, which need not be fetched to be named. */
    private static final long BYTES_MAX = 2 << 20;

    private static final Comparator<Map.Entry<Long, Arrived>> NEWEST_FIRST =
            Comparator.<Map.Entry<Long, Arrived>, Instant>comparing(
                            each -> each.getValue().at())
                    .thenComparing(Map.Entry::getKey)
                    .reversed();

    private final MailSettings settings;
    private final Supplier<Inbox> reading;
    private final Supplier<Outbox> sending;
    private final Consumer<OwnLetter> sent;
    private final Clock clock;

    OwnMailbox(
            MailSettings settings,
            Supplier<Inbox> reading,
            Supplier<Outbox> sending,
            Consumer<OwnLetter> sent,
            Clock clock) {
        this.settings = settings;
        this.reading = reading;
        this.sending = sending;
        this.sent = sent;
        this.clock = clock;
    }

    @Override
    public String address() {
        return settings.address();
    }

    @Override
    public List<Mail> find(Query query) {
        try (Inbox inbox = reading.get()) {
            List<Long> all = inbox.search(new Criteria(query));
            List<Long> last = all.subList(Math.max(0, all.size() - LOOKED_AT), all.size());
            List<Map.Entry<Long, Arrived>> newest = inbox.look(last).entrySet().stream()
                    .sorted(NEWEST_FIRST)
                    .limit(query.mailsMax())
                    .toList();
            List<Mail> mails = new ArrayList<>();
            for (Map.Entry<Long, Arrived> each : newest) {
                mails.add(mail(inbox, each.getKey(), each.getValue()));
            }
            return mails;
        } catch (ProtocolException | IOException | BoundedImap.TooMuch e) {
            throw MailRefusals.broken("IMAP", e, false);
        }
    }

    private Mail mail(Inbox inbox, long uid, Arrived arrived) throws IOException {
        try (InputStream content = new Bound(inbox.content(uid), BYTES_MAX)) {
            Letter letter = new LetterReader(settings.address()).read("", arrived.at(), content);
            return new Mail(
                    letter.messageId(),
                    letter.from(),
                    letter.fromName(),
                    letter.subject(),
                    arrived.at(),
                    !arrived.seen(),
                    QuotedText.without(letter.text()),
                    letter.enclosures().stream().map(Enclosure::name).toList());
        }
    }

    @Override
    public String send(Draft draft) {
        if (!Headers.isAddress(draft.to())) {
            throw new Rejected("Invalid address", "This is no address", new Reason.Other());
        }
        try (Outbox outbox = sending.get()) {
            FreshLetter letter = new FreshLetter(outbox.session(), settings, draft, clock.instant());
            outbox.send(letter);
            sent.accept(letter);
            return letter.id();
        } catch (MessagingException e) {
            throw new Rejected(
                    "Invalid address",
                    "This makes no mail: " + MailRefusals.tidy(String.valueOf(e.getMessage())),
                    new Reason.Other());
        }
    }
}
