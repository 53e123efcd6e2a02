package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** An answer that says no, in <a href="https://www.twilio.com/docs/api/errors">Twilio's envelope</a>. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    ApiError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiError badRequest(int code, String message) {
        return new ApiError(400, code, message);
    }

    static ApiError unauthorized() {
        return new ApiError(401, 20003, "Authenticate");
    }

    static ApiError notFound(String path) {
        return new ApiError(404, 20404, "The requested resource " + path + " was not found");
    }

    static ApiError tooMany() {
        return new ApiError(429, 20429, "Too Many Requests");
    }

    int status() {
        return status;
    }

    ObjectNode toJson() {
        return Json.object()
                .put("code", code)
                .put("message", getMessage())
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }
}
