package dev.frontdesk.sandbox.vk;

/** Whether the community may write to somebody, and what VK says if not. */
enum Standing {
    /** They never wrote. */
    STRANGER(901),
    ALLOWED(0),
    DENIED(901),
    BLACKLISTED(900),
    PRIVATE(902),
    /** The community was removed from the chat. */
    KICKED(917),
    LEFT(922),
    /** The time to answer is over. */
    TIMED_OUT(950);

    final int error;

    Standing(int error) {
        this.error = error;
    }
}
