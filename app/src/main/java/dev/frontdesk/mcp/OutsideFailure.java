package dev.frontdesk.mcp;

/** An outside server could not be asked, or answered what makes no sense. */
final class OutsideFailure extends Exception {

    /** Named as the words are: {@code mcp.problem.<kind>}. */
    enum Kind {
        ADDRESS,
        UNREACHABLE,
        LATE,
        REFUSED,
        TOO_LONG,
        STRANGE
    }

    final Kind kind;

    /** @param detail for the log; never the server's own words */
    OutsideFailure(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    String key() {
        return "mcp.problem." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
