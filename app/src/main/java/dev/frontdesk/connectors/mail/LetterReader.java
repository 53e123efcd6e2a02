package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Inbound.Remark;
import dev.frontdesk.connectors.mail.Letter.Enclosure;
import dev.frontdesk.connectors.mail.Letter.Kind;
import dev.frontdesk.connectors.mail.Letter.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a mail as it streams in: keeps its text and a list of what is enclosed, whatever its size. */
final class LetterReader {

    static final int TEXT_MAX = 120_000;
    private static final int TEXT_BYTES_MAX = 512 << 10;
    private static final int HTML_BYTES_MAX = 512 << 10;
    private static final int REPORT_BYTES_MAX = 64 << 10;
    private static final int ENCLOSURES_MAX = 20;
    private static final int SUBJECT_MAX = 500;
    private static final int REFERENCES_MAX = 20;

    /** Pictures of signatures and letterheads are smaller than this. */
    private static final int DECORATION_BYTES = 16 << 10;

    private final String ownAddress;
    private final Walk walk = new Walk();
    private final Bodies bodies = new Bodies();
    private final List<Enclosure> enclosures = new ArrayList<>();
    private final DeliveryReport report = new DeliveryReport();
    private final Remarks remarks = new Remarks();

    LetterReader(String ownAddress) {
        this.ownAddress = ownAddress;
    }

    /**
     * @param reference where the mail lies
     * @param at when it arrived
     */
    Letter read(String reference, Instant at, InputStream mail) throws IOException {
        walk.over(mail, this::part);
        if (walk.isCut()) {
            remarks.add(Remark.PARTS_LEFT_OUT);
        }
        Headers headers = walk.top();
        Headers.Mailed from = headers.address("from");
        Headers.Mailed replyTo = headers.address("reply-to");
        String sender = from == null ? "" : from.address();
        String subject = shortened(headers.text("subject"), SUBJECT_MAX);
        Report found = report.found(headers, bodies.plain(), OwnIds.of(ownAddress));
        MachineMail.Verdict verdict = from == null
                ? new MachineMail.Verdict(Kind.OTHER, "no sender")
                : found != null
                        ? new MachineMail.Verdict(Kind.REPORT, found.action())
                        : MachineMail.verdict(headers, sender, ownAddress);
        String text = text(subject);
        return new Letter(
                reference,
                messageId(headers, at),
                headers.ids("in-reply-to").stream().findFirst().orElse(null),
                ends(headers.ids("references")),
                sender,
                from == null ? "" : from.name(),
                replyTo == null || replyTo.address().equals(ownAddress) ? sender : replyTo.address(),
                subject,
                at,
                text,
                enclosures,
                remarks.all(),
                verdict.kind(),
                verdict.why(),
                found,
                false);
    }

    private String text(String subject) {
        String text = bodies.text(Subjects.isForward(subject)).strip();
        if (text.length() > TEXT_MAX) {
            remarks.add(Remark.TEXT_CUT);
        }
        return shortened(text, TEXT_MAX);
    }

    private boolean part(int index, Headers headers, String mediaType, int alternative, InputStream content)
            throws IOException {
        String name = name(headers);
        boolean attached =
                headers.raw("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
        boolean text = mediaType.equals("text/plain") || mediaType.equals("text/html");
        if (DeliveryReport.reads(mediaType)) {
            report.add(mediaType, new String(content.readNBytes(REPORT_BYTES_MAX), StandardCharsets.UTF_8));
        }
        if (text && !attached && name == null) {
            boolean html = mediaType.equals("text/html");
            Bound bound = new Bound(content, html ? HTML_BYTES_MAX : TEXT_BYTES_MAX);
            byte[] bytes = bound.readAllBytes();
            bodies.add(html, alternative, headers, bytes);
            String charset = headers.parameter("content-type", "charset");
            if (Charsets.isGuess(bytes, charset)) {
                remarks.add(Remark.LETTERS_GUESSED, charset == null ? "?" : shortened(charset, 40));
            }
            if (bound.isCut()) {
                remarks.add(Remark.TEXT_CUT);
            }
        } else if (!DeliveryReport.reads(mediaType) || attached || mediaType.equals("message/rfc822")) {
            enclose(index, headers, mediaType, name, content);
        }
        return true;
    }

    private void enclose(int index, Headers headers, String mediaType, @Nullable String name, InputStream content)
            throws IOException {
        if (enclosures.size() == ENCLOSURES_MAX) {
            remarks.add(Remark.FILES_LEFT_OUT, FileName.of(name, mediaType));
            return;
        }
        long bytes = content.transferTo(java.io.OutputStream.nullOutputStream());
        boolean decoration = headers.has("content-id") && mediaType.startsWith("image/") && bytes < DECORATION_BYTES;
        if (!decoration && bytes > 0) {
            String harmless = FileName.of(name, mediaType);
            if (name != null && !name.isBlank() && !name.strip().equals(harmless)) {
                remarks.add(Remark.FILES_RENAMED, harmless);
            }
            enclosures.add(new Enclosure(index, harmless, mediaType, bytes));
        }
    }

    private static @Nullable String name(Headers headers) {
        String name = headers.parameter("content-disposition", "filename");
        if (name == null) {
            name = headers.parameter("content-type", "name");
        }
        return name == null ? null : Headers.decoded(name);
    }

    /** A mail without an id gets one that is the same whenever it is read. */
    private static String messageId(Headers headers, Instant at) {
        List<String> ids = headers.ids("message-id");
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        String seed = headers.raw("from") + "\n" + headers.raw("date") + "\n" + headers.raw("subject") + "\n" + at;
        return "<" + hash(seed) + "@without.id>";
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first of a thread and the latest; what lies between is of no use. */
    private static List<String> ends(List<String> ids) {
        if (ids.size() <= REFERENCES_MAX) {
            return ids;
        }
        List<String> ends = new ArrayList<>(ids.subList(0, 1));
        ends.addAll(ids.subList(ids.size() - REFERENCES_MAX + 1, ids.size()));
        return ends;
    }

    private static String shortened(String text, int max) {
        String stripped = Objects.requireNonNull(text).strip();
        if (stripped.length() <= max) {
            return stripped;
        }
        int end = Character.isHighSurrogate(stripped.charAt(max - 1)) ? max - 1 : max;
        return stripped.substring(0, end) + "…";
    }
}
