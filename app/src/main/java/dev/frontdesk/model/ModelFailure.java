package dev.frontdesk.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a model gave no reply. The kinds differ in what there is to do; the words for the owner are in the messages. */
public final class ModelFailure extends RuntimeException {

    private final Kind kind;
    private final String code;
    private final String message;
    private final @Nullable Duration retryAfter;

    /** What there is to do about it. */
    public enum Kind {
        /** The key is missing, wrong, revoked or out of credit: the owner enters another. */
        BAD_KEY("failure.bad-key"),
        /** Too many calls: wait. */
        RATE_LIMITED("failure.rate-limited"),
        /** Down, slow, unreachable, or not a model at all: try again, then look at the address. */
        UNAVAILABLE("failure.unavailable"),
        /** The provider will not answer this request, or knows no such model. */
        REFUSED("failure.refused"),
        /** The request is longer than the model can read. */
        TOO_LONG("failure.too-long");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Key of the words for the owner. */
        public String words() {
            return words;
        }
    }

    /**
     * @param code short, as a card shows it, e.g. {@code HTTP 401}
     * @param message what happened, without secrets
     */
    ModelFailure(Kind kind, String code, String message, @Nullable Duration retryAfter) {
        // Without a cause, lest a client library takes the failure for one of its own.
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.retryAfter = retryAfter;
    }

    static ModelFailure unavailable(String code, String message) {
        return new ModelFailure(Kind.UNAVAILABLE, code, message, null);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** How long the provider asked to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
