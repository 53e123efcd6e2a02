package dev.frontdesk.knowledge.extraction;

/** A file gave no text. The owner of the file can do something about every reason but {@link Reason#UNAVAILABLE}. */
public final class Unreadable extends Exception {

    public enum Reason {
        /** No bytes at all. */
        EMPTY,
        /** Bytes, pages perhaps, but no text: mostly a scan. */
        NO_TEXT,
        /** Opens with a password only. */
        ENCRYPTED,
        BROKEN,
        /** A format we do not read. */
        UNSUPPORTED,
        /** Unpacks to far more than it weighs, or nests too deeply. */
        BOMB,
        /** More text than one document may have. */
        TOO_LONG,
        /** The parser ran out of time or memory. */
        TOO_HEAVY,
        /** The reader itself could not be started; worth another try. */
        UNAVAILABLE
    }

    private final Reason reason;

    public Unreadable(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Unreadable(Reason reason, Throwable cause) {
        super(reason + ": " + cause, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
