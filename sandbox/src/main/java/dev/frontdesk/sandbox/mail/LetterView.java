package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Json;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A letter as the customer's mail program shows it. */
final class LetterView {

    private static final int DEPTH_MAX = 8;

    private LetterView() {}

    /**
     * {@code {id, chat, direction: in|out, date, from, subject, text, html?, messageId, inReplyTo?, references?,
     * autoSubmitted?, replyTo?, files: [{index, name, mimeType}]}}; {@code in} is what the customer wrote.
     */
    static ObjectNode of(Letter letter) {
        ObjectNode view = Json.object()
                .put("id", letter.id())
                .put("chat", Customer.chat(letter.customer()))
                .put("direction", letter.fromCustomer() ? "in" : "out")
                .put("date", letter.at().toString());
        try {
            describe(view, letter);
        } catch (MessagingException | IOException | RuntimeException e) {
            view.put("text", "unreadable: " + e.getMessage());
        }
        return view;
    }

    private static void describe(ObjectNode view, Letter letter) throws MessagingException, IOException {
        var mail = letter.mail();
        view.put("from", mail.getHeader("From", ", "));
        view.put("subject", mail.getSubject());
        view.put("messageId", mail.getMessageID());
        view.put("inReplyTo", mail.getHeader("In-Reply-To", " "));
        view.put("references", mail.getHeader("References", " "));
        view.put("autoSubmitted", mail.getHeader("Auto-Submitted", " "));
        String plain = text(mail, "text/plain");
        view.put("text", plain == null ? "" : plain.strip());
        view.put("html", text(mail, "text/html"));
        ArrayNode files = view.putArray("files");
        for (BodyPart file : files(mail)) {
            files.addObject()
                    .put("index", files.size() - 1)
                    .put("name", name(file))
                    .put("mimeType", file.getContentType().replaceFirst(";(?s).*", ""));
        }
    }

    static String name(BodyPart file) throws MessagingException, IOException {
        return file.getFileName() == null ? "file" : MimeUtility.decodeText(file.getFileName());
    }

    private static @Nullable String text(Part mail, String type) throws MessagingException, IOException {
        for (Part leaf : leaves(mail, DEPTH_MAX)) {
            if (leaf.isMimeType(type) && leaf.getFileName() == null && leaf.getContent() instanceof String text) {
                return text;
            }
        }
        return null;
    }

    static List<BodyPart> files(Part mail) throws MessagingException, IOException {
        List<BodyPart> files = new ArrayList<>();
        for (Part leaf : leaves(mail, DEPTH_MAX)) {
            if (leaf.getFileName() != null && leaf instanceof BodyPart file) {
                files.add(file);
            }
        }
        return files;
    }

    private static List<Part> leaves(Part part, int depth) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*") || depth == 0 || !(part.getContent() instanceof Multipart parts)) {
            return List.of(part);
        }
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < parts.getCount() && leaves.size() < 100; i++) {
            leaves.addAll(leaves(parts.getBodyPart(i), depth - 1));
        }
        return leaves;
    }
}
