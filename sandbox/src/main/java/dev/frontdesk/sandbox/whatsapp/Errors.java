package dev.frontdesk.sandbox.whatsapp;

/** What went wrong with a message after it was taken. */
final class Errors {

    static final int MEDIA_TOO_BIG = 11751;
    static final int NO_WHATSAPP = 63003;
    static final int BLOCKED = 63014;
    static final int NOT_JOINED = 63015;
    static final int WINDOW_CLOSED = 63016;
    static final int TOO_FAST = 63018;
    static final int MEDIA_UNREACHABLE = 63019;
    static final int CONTENT_INVALID = 63021;

    private Errors() {}

    static String text(int code) {
        return switch (code) {
            case MEDIA_TOO_BIG -> "Media message - media too large for channel";
            case NO_WHATSAPP -> "Channel could not find To address";
            case BLOCKED -> "Message blocked by user action";
            case NOT_JOINED -> "Channel Sandbox can only send messages to phone numbers that have joined the Sandbox";
            case WINDOW_CLOSED ->
                "Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp,"
                        + " please use a Message Template.";
            case TOO_FAST -> "Rate limit exceeded for Channel";
            case MEDIA_UNREACHABLE -> "Media failed to download";
            case CONTENT_INVALID -> "Channel invalid content error";
            default -> "Channel provider refused the message";
        };
    }
}
