package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an SMTP server's refusal asks of us (RFC 5321, and the enhanced codes of RFC 3463). */
final class SmtpReplies {

    private static final Pattern WAIT = Pattern.compile("(\\d{1,5})\\s*(second|sec|minute|min|hour)");
    private static final Pattern TOO_FAST =
            Pattern.compile("4\\.7\\.[01]|too many|too fast|rate|throttl|greylist|grey-list|graylist|slow down|limit");
    private static final Pattern DAY_IS_FULL = Pattern.compile("5\\.4\\.5|daily|quota exceeded for sending");
    private static final Pattern NO_SUCH_BOX =
            Pattern.compile("5\\.1\\.[0-36]|5\\.2\\.1|user unknown|no such user|does not exist");
    private static final Pattern LOGIN = Pattern.compile("5\\.7\\.(8|9|11|30|139|3)\\b");
    private static final Pattern LOCKED = Pattern.compile("lock(ed|out)|disabled|suspended");

    private static final Duration GREYLIST = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SECONDS_MAX = 86_400;

    private SmtpReplies() {}

    /** @param reply as the server sent it, code and text */
    static Refusal of(String call, int code, String reply) {
        String text = reply.toLowerCase(Locale.ROOT);
        String message = call + ": " + MailRefusals.tidy(reply);
        String name = "SMTP " + code;
        if (code == 530
                || code == 534
                || code == 535
                || code == 538
                || (code == 550 && LOGIN.matcher(text).find())) {
            return new BadCredentials(LOCKED.matcher(text).find() ? "Account locked" : "Login failed", message);
        }
        if (DAY_IS_FULL.matcher(text).find()) {
            return new RateLimited(message, DAY);
        }
        if (code < 500) {
            return TOO_FAST.matcher(text).find()
                    ? new RateLimited(message, wait(text))
                    : new Unavailable(name, message, false, null);
        }
        return new Rejected(
                code == 552 && !text.contains("5.2.2") ? "Message too large" : name,
                message,
                NO_SUCH_BOX.matcher(text).find() || text.contains("5.2.2")
                        ? new Reason.Unreachable()
                        : new Reason.Other());
    }

    private static Duration wait(String text) {
        Matcher wait = WAIT.matcher(text);
        if (!wait.find()) {
            return GREYLIST;
        }
        long unit = wait.group(2).startsWith("s") ? 1 : wait.group(2).startsWith("m") ? 60 : 3600;
        return Duration.ofSeconds(Math.min(SECONDS_MAX, Long.parseLong(wait.group(1)) * unit));
    }
}
