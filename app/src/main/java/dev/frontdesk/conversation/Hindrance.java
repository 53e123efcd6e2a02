package dev.frontdesk.conversation;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.Reason;
import java.util.Locale;

/** Why a message is not sent, or may not have arrived: what the panel says in the reader's language. */
enum Hindrance {
    EXPIRED,
    WAIT_TOO_LONG,
    NO_CONNECTION,
    BROKEN_OFF,
    INTERRUPTED,
    TAKEN_OVER,
    DOWN,
    RATE_LIMITED,
    BAD_CREDENTIALS,
    UNREACHABLE,
    WINDOW_CLOSED,
    TAKEN,
    REJECTED;

    static Hindrance of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BadCredentials bad -> BAD_CREDENTIALS;
            case Refusal.RateLimited limited -> RATE_LIMITED;
            case Refusal.Unavailable down -> DOWN;
            case Refusal.Rejected rejected -> of(rejected.reason());
        };
    }

    private static Hindrance of(Reason reason) {
        return switch (reason) {
            case Reason.Unreachable unreachable -> UNREACHABLE;
            case Reason.WindowClosed closed -> WINDOW_CLOSED;
            case Reason.Taken taken -> TAKEN;
            case Reason.Markup markup -> REJECTED;
            case Reason.ChatMoved moved -> REJECTED;
            case Reason.Other other -> REJECTED;
        };
    }

    /** As it is stored, answered by the API and named in the messages files. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
