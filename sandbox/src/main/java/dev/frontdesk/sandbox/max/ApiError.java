package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** MAX says no, in its envelope. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String message;

    ApiError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.message = message;
    }

    static ApiError unauthorized(String message) {
        return new ApiError(401, "verify.token", message);
    }

    static ApiError payload(String message) {
        return new ApiError(400, "proto.payload", message);
    }

    static ApiError notReady() {
        return new ApiError(
                400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed, args: [].");
    }

    static ApiError suspended(long user) {
        return new ApiError(403, "chat.denied", "Key: error.dialog.suspended, args: [" + user + ",].");
    }

    static ApiError notFound(String what, String message) {
        return new ApiError(404, what + ".not.found", message);
    }

    static ApiError tooMany() {
        return new ApiError(429, "too.many.requests", "Rate limit exceeded");
    }

    static ApiError conflict(String message) {
        return new ApiError(409, "conflict", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    ObjectNode toJson() {
        return Json.object().put("code", code).put("message", message);
    }
}
