package dev.frontdesk.connectors.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** A mail from our mailbox to one recipient, under an id of ours that names its thread. */
abstract class OwnLetter extends MimeMessage {

    static final String UTF8 = "UTF-8";

    private final String id;
    private boolean written;

    OwnLetter(Session session, MailSettings settings, ChatAddress chat, long key, Instant now)
            throws MessagingException {
        super(session);
        this.id = OwnIds.of(settings.address()).make(key, chat.thread());
        setFrom(from(settings));
        setRecipient(RecipientType.TO, new InternetAddress(chat.address(), true));
        setSentDate(Date.from(now));
    }

    String id() {
        return id;
    }

    /** Whether all of it has gone out, so that the server may have taken it. */
    boolean isWritten() {
        return written;
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        super.writeTo(out, without);
        written = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static InternetAddress from(MailSettings settings) throws MessagingException {
        try {
            return settings.senderName().isEmpty()
                    ? new InternetAddress(settings.address(), true)
                    : new InternetAddress(settings.address(), oneLine(settings.senderName()), UTF8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was typed may hold line ends, which in a header would begin another. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
