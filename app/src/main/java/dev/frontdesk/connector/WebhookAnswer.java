package dev.frontdesk.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a post is answered, and why.
 *
 * @param outcome and {@code reason}: as in {@link WebhookEntry}
 * @param retryAfterSeconds when the provider shall come again; 0: it is not told
 */
record WebhookAnswer(String outcome, String reason, int status, int retryAfterSeconds, String body) {

    static WebhookAnswer stored(String body) {
        return new WebhookAnswer("stored", "", HttpServletResponse.SC_OK, 0, body);
    }

    static WebhookAnswer repeated(String body) {
        return new WebhookAnswer("repeated", "", HttpServletResponse.SC_OK, 0, body);
    }

    static WebhookAnswer ignored(String body) {
        return new WebhookAnswer("ignored", "", HttpServletResponse.SC_OK, 0, body);
    }

    static WebhookAnswer refused(String reason, int status) {
        return new WebhookAnswer("refused", reason, status, 0, "");
    }

    static WebhookAnswer tooMany(int seconds) {
        return new WebhookAnswer("refused", "too-many", 429, seconds, "");
    }

    static WebhookAnswer later(String reason, int seconds) {
        return new WebhookAnswer("refused", reason, HttpServletResponse.SC_SERVICE_UNAVAILABLE, seconds, "");
    }

    void write(HttpServletResponse response) throws IOException {
        if (retryAfterSeconds > 0) {
            response.setHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }
        response.setStatus(status);
        if (status == HttpServletResponse.SC_OK) {
            byte[] bytes = body.getBytes(UTF_8);
            response.setContentLength(bytes.length);
            if (bytes.length > 0) {
                response.setContentType(type());
                response.getOutputStream().write(bytes);
            }
        }
    }

    /** Providers look no closer than this. */
    private String type() {
        return switch (body.charAt(0)) {
            case '{' -> "application/json";
            case '<' -> "text/xml;charset=UTF-8";
            default -> "text/plain;charset=UTF-8";
        };
    }
}
