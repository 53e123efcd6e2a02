package dev.frontdesk.tool;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface Outcome {

    /**
     * @param value what the model and outside agents get, as JSON: records, maps, lists; data, whatever it says
     * @param text the same in a few words of the asker's language, Markdown; values of records are escaped
     */
    record Done(Object value, String text) implements Outcome {}

    /**
     * @param message in the asker's language, with what to do about it
     * @param field the argument at fault
     * @param allowed what would have been accepted
     * @param candidates records that may be meant, at most five
     */
    record Refused(Code code, String message, @Nullable String field, List<String> allowed, List<Candidate> candidates)
            implements Outcome {

        public Refused {
            allowed = List.copyOf(allowed);
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Nothing was done yet; the person is asked and the same call is made again, confirmed.
     *
     * @param question in the asker's language, naming what will happen to what
     */
    record Confirm(String question) implements Outcome {}

    /** @param reference as an argument of kind {@code REFERENCE} takes it */
    record Candidate(String reference, String name) {}

    enum Code {
        UNAUTHENTICATED,
        SESSION_EXPIRED,
        FORBIDDEN,
        /** Does not exist, or is not for this person to see: nobody can tell which. */
        NOT_FOUND,
        VALIDATION_FAILED,
        AMBIGUOUS,
        INVALID_TRANSITION,
        CONFLICT,
        DUPLICATE,
        RATE_LIMITED,
        LIMIT_EXCEEDED,
        UNAVAILABLE,
        INTERNAL;

        /** As agents read it: {@code not_found}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Refused refused(Code code, String message) {
        return new Refused(code, message, null, List.of(), List.of());
    }

    static Refused invalid(String field, String message, List<String> allowed) {
        return new Refused(Code.VALIDATION_FAILED, message, field, allowed, List.of());
    }

    static Refused ambiguous(String field, String message, List<Candidate> candidates) {
        return new Refused(Code.AMBIGUOUS, message, field, List.of(), candidates);
    }
}
