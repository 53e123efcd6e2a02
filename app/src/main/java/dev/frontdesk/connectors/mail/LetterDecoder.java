package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.connector.Inbound.Person;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connectors.mail.Letter.Enclosure;
import dev.frontdesk.connectors.mail.Letter.Report;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes items of letters. */
final class LetterDecoder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OwnIds ours;

    LetterDecoder(OwnIds ours) {
        this.ours = ours;
    }

    static String raw(Letter letter) {
        return JSON.writeValueAsString(letter);
    }

    /** @throws IllegalArgumentException when it is none of ours */
    Inbound decode(String raw) {
        Letter letter;
        try {
            letter = JSON.readValue(raw, Letter.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no letter");
        }
        if (letter == null) {
            throw new IllegalArgumentException("It is no letter");
        }
        return decode(letter);
    }

    Inbound decode(Letter letter) {
        return switch (letter.kind()) {
            case QUESTION -> message(letter, !letter.braked());
            case MACHINE -> message(letter, false);
            case REPORT -> letter.report() == null ? new Ignored("report") : receipt(letter.report());
            case OTHER -> new Ignored(letter.why() == null ? "mail" : letter.why());
        };
    }

    private Inbound message(Letter letter, boolean addressed) {
        String text = text(letter);
        List<Part> parts = parts(letter);
        if (text.isEmpty() && parts.isEmpty()) {
            return new Ignored("mail without content");
        }
        String subject = Subjects.bare(letter.subject());
        String name = letter.fromName().isEmpty() ? letter.from() : letter.fromName();
        return new Inbound.Message(
                new Chat(ChatAddress.of(letter, ours).toString(), false, subject.isEmpty() ? null : subject),
                new Person(letter.from(), name, letter.from(), null),
                letter.at(),
                letter.messageId(),
                text,
                parts,
                letter.inReplyTo(),
                addressed);
    }

    /** The first mail of a thread often asks in its subject. */
    private static String text(Letter letter) {
        String body = Subjects.isForward(letter.subject()) ? letter.text() : QuotedText.without(letter.text());
        boolean first = letter.inReplyTo() == null && letter.references().isEmpty();
        String subject = letter.subject().strip();
        if (!first || subject.isEmpty() || body.startsWith(subject.replaceFirst("…$", ""))) {
            return body;
        }
        return (subject + "\n\n" + body).strip();
    }

    private static List<Part> parts(Letter letter) {
        return Stream.concat(
                        letter.enclosures().stream().map(each -> part(letter, each)),
                        letter.remarks().stream().map(each -> Part.remark(each.remark(), each.count(), each.about())))
                .toList();
    }

    private static Part part(Letter letter, Enclosure enclosure) {
        String type = enclosure.mediaType();
        Part.Kind kind = type.startsWith("image/")
                ? Part.Kind.PHOTO
                : type.startsWith("audio/")
                        ? Part.Kind.AUDIO
                        : type.startsWith("video/") ? Part.Kind.VIDEO : Part.Kind.DOCUMENT;
        return new Part(kind, letter.reference() + "." + enclosure.index(), enclosure.name(), type, enclosure.bytes());
    }

    private Inbound receipt(Report report) {
        String thread = ours.thread(List.of(report.original())).orElse(null);
        if (thread == null) {
            return new Ignored("report on a mail of others");
        }
        Chat chat = new Chat(new ChatAddress(report.recipient(), thread).toString(), false, null);
        return switch (report.action()) {
            case "failed" -> new Receipt(chat, report.original(), Receipt.Outcome.FAILED, report.problem());
            case "delivered", "relayed", "expanded" ->
                new Receipt(chat, report.original(), Receipt.Outcome.DELIVERED, null);
            default -> new Ignored("report " + report.action());
        };
    }
}
