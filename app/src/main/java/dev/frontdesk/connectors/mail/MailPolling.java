package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Refusal.Unavailable;
import dev.frontdesk.connectors.mail.Inbox.Arrived;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for mail over one connection that stays open between calls. The cursor is where reading goes on: the inbox's
 * UIDVALIDITY and the next UID. Without one, or when the server numbered the inbox anew, only what is unread and came
 * within a day is taken; what was taken before is recognised by its Message-ID.
 */
final class MailPolling implements Polling, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailPolling.class);

    private static final int BATCH_MAX = 20;
    private static final int BATCH_CHARACTERS = 4 << 20;
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int WINDOW_MAILS = 200;
    private static final int ID_MAX = 200;

    /** How far somebody has read. */
    record Position(long validity, long next) {

        static @Nullable Position parse(@Nullable String cursor) {
            if (cursor == null || !cursor.matches("\\d{1,18}:\\d{1,18}")) {
                return null;
            }
            int colon = cursor.indexOf(':');
            return new Position(
                    Long.parseLong(cursor.substring(0, colon)), Long.parseLong(cursor.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return validity + ":" + next;
        }
    }

    private final String address;
    private final Supplier<Inbox> opener;
    private final Clock clock;
    private final LetterDecoder decoder;
    private final SenderBrake brake = new SenderBrake();
    private volatile @Nullable Inbox open;
    private volatile boolean closed;

    MailPolling(String address, Supplier<Inbox> opener, Clock clock) {
        this.address = address;
        this.opener = opener;
        this.clock = clock;
        this.decoder = new LetterDecoder(OwnIds.of(address));
    }

    @Override
    public Batch poll(@Nullable String cursor, Duration wait) {
        boolean done = false;
        try {
            Inbox inbox = inbox();
            Position position = Position.parse(cursor);
            long known = position != null && position.validity() == inbox.validity() ? position.next() : 0;
            boolean resumes = known > 0;
            long from = resumes ? known : windowStart(inbox);
            List<Long> uids = inbox.from(from);
            if (uids.isEmpty() && resumes && wait.isPositive()) {
                inbox.await(wait);
                uids = inbox.from(from);
            }
            Batch batch = batch(inbox, uids, from, resumes);
            done = true;
            return batch;
        } catch (ProtocolException | IOException e) {
            throw MailRefusals.broken("IMAP", e, false);
        } catch (BoundedImap.TooMuch e) {
            throw MailRefusals.broken("IMAP", e, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Could not connect", "IMAP was interrupted", false, null);
        } finally {
            if (!done) {
                forget();
            }
        }
    }

    private Inbox inbox() throws ProtocolException {
        Inbox known = open;
        if (known != null) {
            known.refresh();
            return known;
        }
        Inbox fresh = opener.get();
        open = fresh;
        if (closed) {
            fresh.close();
        }
        return fresh;
    }

    private static long windowStart(Inbox inbox) throws ProtocolException {
        if (inbox.next() > 0) {
            return Math.max(1, inbox.next() - WINDOW_MAILS);
        }
        List<Long> all = inbox.from(1);
        return all.isEmpty() ? 1 : Math.max(1, all.getLast() - WINDOW_MAILS);
    }

    private Batch batch(Inbox inbox, List<Long> uids, long from, boolean resumes)
            throws ProtocolException, IOException {
        List<Item> items = new ArrayList<>();
        Instant oldest = clock.instant().minus(WINDOW);
        long next = from;
        int characters = 0;
        for (long uid : uids) {
            if (items.size() == BATCH_MAX || characters > BATCH_CHARACTERS) {
                break;
            }
            next = uid + 1;
            Arrived arrived = inbox.look(uid);
            if (arrived != null && (resumes || (!arrived.seen() && arrived.at().isAfter(oldest)))) {
                Item item = bounded(inbox, uid, arrived);
                items.add(item);
                characters += item.raw().length();
                if (open == null) {
                    break;
                }
            }
        }
        return new Batch(items, new Position(inbox.validity(), next).toString());
    }

    /** A mail for which the server announces more than it was asked for is left; what comes after it needs a new connection. */
    private Item bounded(Inbox inbox, long uid, Arrived arrived) throws IOException {
        try {
            return item(inbox, uid, arrived);
        } catch (BoundedImap.TooMuch e) {
            String reference = inbox.validity() + "." + uid;
            LOG.warn("mail_message_refused: {} in {}: {}", reference, address, e.getMessage());
            forget();
            return new Item(reference, "{}", new Ignored("too large a mail"));
        }
    }

    private Item item(Inbox inbox, long uid, Arrived arrived) throws IOException {
        String reference = inbox.validity() + "." + uid;
        LetterReader reader = new LetterReader(address);
        try (InputStream content = inbox.content(uid)) {
            Letter letter = reader.read(reference, arrived.at(), content);
            if (!letter.remarks().isEmpty()) {
                LOG.warn("mail_message_tamed: {} in {}, {} bytes", reference, address, arrived.bytes());
            }
            Letter kept = letter.kind() == Letter.Kind.QUESTION && brake.holds(letter) ? letter.asBraked() : letter;
            if (kept.braked()) {
                LOG.warn("mail_sender_braked: {} in {}", reference, address);
            }
            return new Item(externalId(kept), LetterDecoder.raw(kept), decoder.decode(kept));
        } catch (BoundedImap.TooMuch e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("mail_message_unreadable: {} in {}", reference, address, e);
            return new Item(reference, "{}", new Ignored("unreadable mail"));
        }
    }

    private static String externalId(Letter letter) {
        String id = letter.messageId();
        return id.length() <= ID_MAX ? id : LetterReader.hash(id);
    }

    private void forget() {
        Inbox known = open;
        open = null;
        if (known != null) {
            known.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        forget();
    }
}
