package dev.frontdesk.sandbox.telegram;

/** A call that Telegram answers with {@code ok: false}. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final int code;
    final int retryAfter;
    final long migrateTo;

    private Refusal(int code, String description, int retryAfter, long migrateTo) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.migrateTo = migrateTo;
    }

    Refusal(int code, String description) {
        this(code, description, 0, 0);
    }

    static Refusal badRequest(String what) {
        return new Refusal(400, "Bad Request: " + what);
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized");
    }

    static Refusal forbidden(String what) {
        return new Refusal(403, "Forbidden: " + what);
    }

    static Refusal notFound() {
        return new Refusal(404, "Not Found");
    }

    static Refusal conflict(String what) {
        return new Refusal(409, "Conflict: " + what);
    }

    static Refusal tooMany(int retryAfterSeconds) {
        return new Refusal(429, "Too Many Requests: retry after " + retryAfterSeconds, retryAfterSeconds, 0);
    }

    static Refusal migrated(long newChat) {
        return new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", 0, newChat);
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
