package dev.frontdesk.connectors.mail;

import dev.frontdesk.connectors.mail.Letter.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the mail of machines, which must never be answered: two programs that answer each other do not stop (RFC 3834).
 */
final class MachineMail {

    static final String LOOP_HEADER = "X-Loop";

    private static final Pattern NOBODY = Pattern.compile(
            "(mailer-daemon|postmaster|no-?reply|no_reply|do-?not-?reply|donotreply|bounces?|bounce[+-].*|notifications?|"
                    + "auto-?reply|auto-?confirm|abuse|list-?serv|majordomo|.*-(bounces|request|owner))(\\+.*)?");
    private static final Pattern OUT_OF_OFFICE = Pattern.compile(
            "^\\s*(out of (the )?office|automatic reply|auto(matic)?[ -]?repl|автоответ|автоматический ответ|автовідповід)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final List<String> LIST_HEADERS = List.of("list-id", "list-unsubscribe", "list-post", "feedback-id");
    private static final List<String> ROBOT_HEADERS =
            List.of("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-mail-autoreply");

    private MachineMail() {}

    record Verdict(Kind kind, @Nullable String why) {}

    static Verdict verdict(Headers headers, String sender, String ownAddress) {
        if (sender.equals(ownAddress)) {
            return new Verdict(Kind.OTHER, "own mail");
        }
        if (headers.names(ownAddress, LOOP_HEADER.toLowerCase(Locale.ROOT))) {
            return new Verdict(Kind.OTHER, "own loop");
        }
        String why = reason(headers, sender);
        if (why == null) {
            boolean toUs = headers.names(ownAddress, "to", "cc", "delivered-to", "x-original-to", "envelope-to");
            boolean addressed = headers.has("to") || headers.has("cc");
            return toUs || !addressed ? new Verdict(Kind.QUESTION, null) : new Verdict(Kind.MACHINE, "not to us");
        }
        return new Verdict(why.equals("list") ? Kind.OTHER : Kind.MACHINE, why);
    }

    private static @Nullable String reason(Headers headers, String sender) {
        String auto = headers.raw("auto-submitted").toLowerCase(Locale.ROOT);
        if (!auto.isEmpty() && !auto.startsWith("no")) {
            return "auto-submitted";
        }
        String precedence = headers.raw("precedence").toLowerCase(Locale.ROOT);
        if (precedence.matches("(bulk|list|junk).*") || LIST_HEADERS.stream().anyMatch(headers::has)) {
            return "list";
        }
        if (precedence.startsWith("auto") || ROBOT_HEADERS.stream().anyMatch(headers::has)) {
            return "auto-reply";
        }
        if (headers.raw("x-auto-response-suppress").matches("(?i).*\\b(all|autoreply|oof|dr|ndr|rn|nrn)\\b.*")) {
            return "response suppressed";
        }
        if (headers.raw("return-path").strip().equals("<>")) {
            return "null sender";
        }
        String type = headers.raw("content-type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report") || type.contains("method=reply")) {
            return "report";
        }
        String user = sender.substring(0, sender.indexOf('@'));
        if (NOBODY.matcher(user).matches()) {
            return "nobody";
        }
        return OUT_OF_OFFICE.matcher(headers.text("subject")).find() ? "out of office" : null;
    }
}
