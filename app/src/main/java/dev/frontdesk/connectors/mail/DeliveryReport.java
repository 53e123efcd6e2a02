package dev.frontdesk.connectors.mail;

import dev.frontdesk.connectors.mail.Letter.Report;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's word on one of our mails (RFC 3464), or what older servers write in its place. Only a report that names one
 * of our Message-IDs counts.
 */
final class DeliveryReport {

    private static final int PROBLEM_MAX = 300;

    private final StringBuilder status = new StringBuilder();
    private final StringBuilder returned = new StringBuilder();

    static boolean reads(String mediaType) {
        return mediaType.startsWith("message/") || mediaType.equals("text/rfc822-headers");
    }

    void add(String mediaType, String content) {
        (mediaType.endsWith("delivery-status") ? status : returned)
                .append(content.replace("\r", ""))
                .append('\n');
    }

    /** Null where it is none. */
    @Nullable Report found(Headers headers, String text, OwnIds ours) {
        boolean machine = headers.raw("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report")
                || headers.raw("return-path").strip().equals("<>")
                || headers.raw("from").toLowerCase(Locale.ROOT).matches(".*(mailer-daemon|postmaster)@.*");
        String original = ours.in(returned.toString())
                .or(() -> ours.in(text))
                .or(() -> ours.in(headers.raw("in-reply-to") + headers.raw("references")))
                .orElse(null);
        String recipient = recipient(headers);
        if (!machine || original == null || recipient.isEmpty()) {
            return null;
        }
        String action = field(status, "Action").toLowerCase(Locale.ROOT);
        return new Report(original, recipient, action.isEmpty() ? "failed" : action, problem(text));
    }

    /** As we wrote it, before anybody forwarded it on. */
    private String recipient(Headers headers) {
        for (String line : new String[] {
            field(returned, "To"),
            field(status, "Original-Recipient"),
            headers.raw("x-failed-recipients"),
            field(status, "Final-Recipient")
        }) {
            Matcher address = Pattern.compile("[^\\s<>;,\"]+@[^\\s<>;,\"]+").matcher(line);
            if (address.find()) {
                return address.group().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private String problem(String text) {
        String diagnostic = field(status, "Diagnostic-Code").replaceFirst("(?i)^smtp;\\s*", "");
        String said = diagnostic.isEmpty() ? field(status, "Status") : diagnostic;
        String problem = (said.isEmpty() ? text : said).replaceAll("\\s+", " ").strip();
        return problem.length() <= PROBLEM_MAX ? problem : problem.substring(0, PROBLEM_MAX);
    }

    private static String field(CharSequence lines, String name) {
        Matcher field = Pattern.compile("(?im)^" + name + ":[ \\t]*(.*(?:\\n[ \\t]+.*)*)")
                .matcher(lines);
        return field.find() ? field.group(1).strip() : "";
    }
}
