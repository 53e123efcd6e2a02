package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Problem;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes as a customer: {@code {account, user, subject?, text?, html?, replyTo?, fresh?, attachments?: [{content, fileName?,
 * mimeType?}], photo? document? voice? …, headers?, raw?}}. {@code content} and {@code raw} are base64; {@code raw} is a
 * whole mail and goes as it is. {@code replyTo} is the id of a letter; without it the customer answers the latest one,
 * unless the mail is {@code fresh} or has a subject of its own.
 */
final class Composer {

    private static final List<String> FILES = List.of("photo", "document", "voice", "audio", "video", "sticker");

    private final Session session = Session.getInstance(new Properties());

    Letter.Draft compose(Mailbox mailbox, JsonNode order) {
        Customer customer = Customer.of(order.path("user"));
        try {
            MimeMessage mail = order.hasNonNull("raw") ? raw(order) : written(mailbox, customer, order);
            return new Letter.Draft(customer.address(), true, Instant.now(), mail);
        } catch (MessagingException e) {
            throw new Problem(400, "This makes no mail: " + e.getMessage());
        }
    }

    private MimeMessage raw(JsonNode order) throws MessagingException {
        return new MimeMessage(session, new ByteArrayInputStream(bytes(order.path("raw"))));
    }

    private MimeMessage written(Mailbox mailbox, Customer customer, JsonNode order) throws MessagingException {
        String id = "<" + UUID.randomUUID() + "@customers.example>";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(customer.mail());
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mailbox.address(), true));
        mail.setSentDate(Date.from(Instant.now()));
        thread(mail, original(mailbox, customer, order), order);
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(body(order));
        for (String kind : FILES) {
            if (order.path(kind).isObject()) {
                all.addBodyPart(file(order.path(kind)));
            }
        }
        for (JsonNode attachment : order.path("attachments")) {
            all.addBodyPart(file(attachment));
        }
        if (all.getCount() == 1 && !order.has("html")) {
            mail.setText(order.path("text").asString(""), "UTF-8");
        } else {
            mail.setContent(all);
        }
        mail.saveChanges();
        for (var header : order.path("headers").properties()) {
            mail.setHeader(header.getKey(), header.getValue().asString(""));
        }
        return mail;
    }

    private static @Nullable Letter original(Mailbox mailbox, Customer customer, JsonNode order) {
        List<Letter> letters = mailbox.with(customer.address());
        if (order.hasNonNull("replyTo")) {
            int id = order.path("replyTo").asInt(0);
            return letters.stream()
                    .filter(letter -> letter.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new Problem(404, "The customer has no letter " + id + "."));
        }
        boolean fresh = order.path("fresh").asBoolean(false) || order.hasNonNull("subject");
        return fresh || letters.isEmpty() ? null : letters.getLast();
    }

    private static void thread(MimeMessage mail, @Nullable Letter original, JsonNode order) throws MessagingException {
        String subject = order.path("subject").asString("");
        if (original != null) {
            String before = original.mail().getHeader("References", " ");
            mail.setHeader("In-Reply-To", original.mail().getMessageID());
            mail.setHeader(
                    "References",
                    ((before == null ? "" : before + " ") + original.mail().getMessageID()).replaceAll("\\s+", " "));
            String was = original.mail().getSubject();
            if (subject.isEmpty() && was != null) {
                subject = was.startsWith("Re:") ? was : "Re: " + was;
            }
        }
        if (!subject.isEmpty()) {
            mail.setSubject(subject, "UTF-8");
        }
    }

    private static MimeBodyPart body(JsonNode order) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(order.path("text").asString(""), "UTF-8");
        if (!order.has("html")) {
            return plain;
        }
        MimeBodyPart html = new MimeBodyPart();
        html.setText(order.path("html").asString(""), "UTF-8", "html");
        if (!order.has("text")) {
            return html;
        }
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(new MimeMultipart("alternative", plain, html));
        return both;
    }

    private static MimeBodyPart file(JsonNode order) throws MessagingException {
        String type = order.path("mimeType").asString("application/octet-stream");
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes(order.path("content")), type)));
        part.setFileName(order.path("fileName").asString("file"));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return Base64.getMimeDecoder().decode(base64.asString(""));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "The content is not base64.");
        }
    }
}
