package dev.frontdesk.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a provider did not do what was asked. There are four kinds because there are four things to do about it; a fifth
 * must change a decision.
 */
public abstract sealed class Refusal extends RuntimeException {

    private final String code;
    private final String message;

    private Refusal(String code, String message, @Nullable Throwable cause) {
        super(message, cause, false, cause != null);
        this.code = code;
        this.message = message;
    }

    /** What the provider said, or what went wrong; holds no secret. */
    @Override
    public String getMessage() {
        return message;
    }

    /** The words the card shows, e.g. {@code HTTP 401}; its cure stands in the connector's messages. */
    public String code() {
        return code;
    }

    /** The credentials are wrong or revoked: stop, and ask the owner. */
    public static final class BadCredentials extends Refusal {
        public BadCredentials(String code, String message) {
            super(code, message, null);
        }
    }

    /** Too fast: wait this long, for this chat or for the whole account. */
    public static final class RateLimited extends Refusal {
        private static final Duration LONGEST = Duration.ofDays(30);

        private final Duration retryAfter;

        /** @param retryAfter more than 30 days count as 30 days */
        public RateLimited(String message, Duration retryAfter) {
            super("HTTP 429", message, null);
            this.retryAfter = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Down, slow or unreachable: back off and try again. */
    public static final class Unavailable extends Refusal {
        private final boolean perhapsDone;

        /**
         * @param perhapsDone whether the provider may have done it all the same (the answer was lost), so that a
         *     repeat could do it twice
         */
        public Unavailable(String code, String message, boolean perhapsDone, @Nullable Throwable cause) {
            super(code, message, cause);
            this.perhapsDone = perhapsDone;
        }

        public boolean perhapsDone() {
            return perhapsDone;
        }
    }

    /** Will never work like this: say why, and do not repeat it. */
    public static final class Rejected extends Refusal {
        private final Reason reason;

        public Rejected(String code, String message, Reason reason) {
            super(code, message, null);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** What about it was wrong. */
    public sealed interface Reason {
        /** The markup: the plain text may pass. */
        record Markup() implements Reason {}

        /** The person blocked us or left: wait until they write again. */
        record Unreachable() implements Reason {}

        /** The chat lives on under another id. */
        record ChatMoved(String chatId) implements Reason {}

        /** Too late for free text: only an approved template may be sent until the person writes again. */
        record WindowClosed() implements Reason {}

        /** Another program holds the account. */
        record Taken() implements Reason {}

        record Other() implements Reason {}
    }
}
