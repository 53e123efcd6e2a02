package dev.frontdesk.sandbox;

/** An order to the sandbox that cannot be carried out; the message says why, and what to do. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** The HTTP status to answer with. */
    public int status() {
        return status;
    }
}
