package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Fault;

/** Says in SMTP what a fault says in HTTP. */
final class SmtpReplies {

    private SmtpReplies() {}

    /** The reply {@code smtp} of the order, e.g. {@code 552 5.3.4 Too big}, else one that fits the status. */
    static String of(Fault fault) {
        String usual = switch (fault.status()) {
            case 401, 403 -> "535 5.7.8 Authentication credentials invalid";
            case 429 -> "450 4.7.1 Too many messages, please try again in " + fault.retryAfter() + " seconds";
            case 404, 410 -> "550 5.1.1 User unknown";
            case 413 -> "552 5.3.4 Message size exceeds fixed limit";
            default ->
                fault.status() >= 500
                        ? "451 4.3.0 Temporary server error, please try again later"
                        : "550 5.7.1 " + fault.description("Message refused");
        };
        return fault.toJson().path("smtp").asString(usual);
    }
}
