package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.Messenger.Outgoing;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail that we send: an answer in its thread, as text and as page. Files stream through; none is held. */
final class OutgoingLetter extends OwnLetter {

    OutgoingLetter(Session session, MailSettings settings, Outgoing message, Instant now) throws MessagingException {
        super(session, settings, ChatAddress.parse(message.chatId()), message.key(), now);
        setSubject(oneLine(subject(message.title(), settings)), UTF8);
        thread(message.replyTo());
        setHeader("Auto-Submitted", "auto-replied");
        setHeader("X-Auto-Response-Suppress", "All");
        setHeader(MachineMail.LOOP_HEADER, settings.address());
        content(settings, message);
        saveChanges();
    }

    private static String subject(@Nullable String title, MailSettings settings) {
        String bare = title == null ? "" : Subjects.bare(title);
        String about = bare.isEmpty() ? settings.senderName() : bare;
        return ("Re: " + (about.isEmpty() ? settings.address() : about)).strip();
    }

    private void thread(@Nullable String replyTo) throws MessagingException {
        if (replyTo != null && replyTo.matches("<[^<>\\s]{1,900}>")) {
            setHeader("In-Reply-To", replyTo);
            setHeader("References", replyTo);
        }
    }

    private void content(MailSettings settings, Outgoing message) throws MessagingException {
        MimeBodyPart text = text(settings, message);
        if (message.attachments().isEmpty()) {
            setDataHandler(text.getDataHandler());
            return;
        }
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(text);
        for (Attachment attachment : message.attachments()) {
            all.addBodyPart(file(attachment));
        }
        setContent(all);
    }

    private static MimeBodyPart text(MailSettings settings, Outgoing message) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        String signature = settings.signature();
        plain.setText(message.plain() + (signature.isEmpty() ? "" : "\n\n-- \n" + signature), UTF8);
        if (message.text() == null) {
            return plain;
        }
        MimeBodyPart page = new MimeBodyPart();
        page.setText(page(message.text(), signature), UTF8, "html");
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(new MimeMultipart("alternative", plain, page));
        return both;
    }

    private static String page(String html, String signature) {
        String end = signature.isEmpty()
                ? ""
                : "<div style=\"white-space:pre-wrap;color:#666\">-- \n" + new MailDialect().escape(signature)
                        + "</div>";
        return "<!DOCTYPE html><html><body><div style=\"white-space:pre-wrap\">" + html + "</div>"
                + (end.isEmpty() ? "" : "<br>" + end) + "</body></html>";
    }

    private static MimeBodyPart file(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new Source(attachment)));
        part.setFileName(oneLine(attachment.name()));
        part.setDisposition(ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64"); // else the file is read once more to choose
        return part;
    }

    private record Source(Attachment attachment) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return attachment.content().open();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("Only to be read");
        }

        @Override
        public String getContentType() {
            String type = attachment.mediaType();
            return type.matches("[\\w.+-]+/[\\w.+-]+(;.*)?") ? type : "application/octet-stream";
        }

        @Override
        public String getName() {
            return attachment.name();
        }
    }
}
