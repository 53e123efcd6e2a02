package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Fetches what was enclosed, over a connection of its own: the mail is walked through again up to the part, and a piece of
 * it is held at a time.
 */
final class MailMedia implements Media {

    private static final Pattern REFERENCE = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,4})");

    private final Supplier<Inbox> opener;

    MailMedia(Supplier<Inbox> opener) {
        this.opener = opener;
    }

    @Override
    public Fetched fetch(String reference, long bytesMax) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw gone(reference);
        }
        Inbox inbox = opener.get();
        boolean found = false;
        try {
            long uid = Long.parseLong(parts.group(2));
            if (inbox.validity() != Long.parseLong(parts.group(1)) || inbox.look(uid) == null) {
                throw gone(reference);
            }
            InputStream content = part(inbox.content(uid), Integer.parseInt(parts.group(3)), reference);
            found = true;
            return new Fetched(new Closing(content, inbox), null, null, -1);
        } catch (ProtocolException | IOException | BoundedImap.TooMuch e) {
            throw MailRefusals.broken("IMAP", e, false);
        } finally {
            if (!found) {
                inbox.close();
            }
        }
    }

    private static Rejected gone(String reference) {
        return new Rejected("HTTP 410", "The file " + reference + " is no longer there", new Reason.Other());
    }

    /** The walk stops in front of the part, whose content is then read by whoever asked. */
    private static InputStream part(InputStream mail, int wanted, String reference) throws IOException {
        AtomicReference<InputStream> found = new AtomicReference<>();
        new Walk().over(mail, (index, headers, mediaType, alternative, content) -> {
            if (index == wanted) {
                found.set(content);
            }
            return index < wanted;
        });
        InputStream content = found.get();
        if (content == null) {
            throw gone(reference);
        }
        return content;
    }

    private static final class Closing extends FilterInputStream {

        private final Inbox inbox;

        Closing(InputStream content, Inbox inbox) {
            super(content);
            this.inbox = inbox;
        }

        @Override
        public void close() {
            inbox.close();
        }
    }
}
