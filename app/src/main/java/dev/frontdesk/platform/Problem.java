package dev.frontdesk.platform;

import java.util.List;

/** Why a request was not done, in words for whoever made it: what is wrong and what to do about it. */
public abstract sealed class Problem extends RuntimeException {

    private final int status;
    private final String title;
    private final transient List<Field> errors;

    /** What is wrong with one field of what was sent. */
    public record Field(String field, String message) {}

    private Problem(int status, String title, String cure, List<Field> errors) {
        super(cure);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<Field> errors() {
        return errors;
    }

    /** There is nothing of that id, or nothing that the caller may know of. */
    public static final class Missing extends Problem {
        public Missing(String what, Object id) {
            super(
                    404,
                    "Not found",
                    "There is no " + what + " " + id + ". List what there is and use an id from there.",
                    List.of());
        }
    }

    /** All that is wrong with what was sent, together. */
    public static final class Invalid extends Problem {
        public Invalid(List<Field> errors) {
            super(422, "Not saved", "Correct the fields named in errors and send it again.", errors);
        }

        public Invalid(String field, String message) {
            this(List.of(new Field(field, message)));
        }
    }

    /** It clashes with how things stand now. */
    public static final class Conflict extends Problem {
        public Conflict(String title, String cure) {
            super(409, title, cure, List.of());
        }
    }
}
