package dev.frontdesk.connectors.mail;

import java.util.regex.Pattern;

/** What a mail is about, without the marks that replies and forwards leave before it. */
final class Subjects {

    private static final Pattern REPLY =
            Pattern.compile("^(\\s*(re|aw|antw|sv|odp|отв|ответ|на|відп|відповідь)(\\[\\d+])?\\s*:\\s*)+", flags());
    private static final Pattern FORWARD =
            Pattern.compile("^\\s*(fwd?|wg|tr|пересл|fw|пер|переслано|пересланное сообщение)(\\[\\d+])?\\s*:", flags());

    private Subjects() {}

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    static String bare(String subject) {
        return REPLY.matcher(subject).replaceFirst("").strip();
    }

    static boolean isReply(String subject) {
        return REPLY.matcher(subject).find();
    }

    static boolean isForward(String subject) {
        return FORWARD.matcher(subject).find();
    }
}
