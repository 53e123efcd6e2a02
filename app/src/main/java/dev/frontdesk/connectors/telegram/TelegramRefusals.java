package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Translates Telegram's errors. Its texts are not promised, so only the few that decide something are looked at. */
final class TelegramRefusals {

    private static final long RETRY_AFTER_DEFAULT_SECONDS = 5;

    private TelegramRefusals() {}

    /** @param answer the error envelope, an empty object where the body was something else */
    static Refusal of(String method, int httpStatus, JsonNode answer, HttpHeaders headers) {
        // what stands in the envelope counts, should the two ever differ
        int status = answer.path("error_code").asInt(httpStatus);
        String description = answer.path("description").asString("");
        String message = method + ": " + (description.isEmpty() ? "HTTP " + status : shorten(description));
        String code = "HTTP " + status;
        boolean telegramItself = answer.has("ok");
        if (!telegramItself && status != 429 && status != 404 && status != 401) {
            return new Unavailable(status == 200 ? "Could not connect" : code, message, true, null);
        }
        return switch (status) {
            case 401, 421 -> new BadCredentials(code, message);
            case 404 ->
                description.endsWith("method not found")
                        ? new Rejected(code, message, new Reason.Other())
                        : new BadCredentials(code, message);
            case 403 -> new Rejected(code, message, new Reason.Unreachable());
            case 409 -> new Rejected(code, message, new Reason.Taken());
            case 429 -> new RateLimited(message, retryAfter(answer, headers));
            // an envelope with a 5xx is Telegram saying that it did not do it
            default ->
                status >= 500
                        ? new Unavailable(code, message, false, null)
                        : new Rejected(code, message, reason(description, answer));
        };
    }

    private static Reason reason(String description, JsonNode answer) {
        JsonNode movedTo = answer.path("parameters").path("migrate_to_chat_id");
        if (!movedTo.isMissingNode()) {
            return new Reason.ChatMoved(movedTo.asString());
        }
        if (description.contains("can't parse entities")) {
            return new Reason.Markup();
        }
        return description.endsWith("chat not found") ? new Reason.Unreachable() : new Reason.Other();
    }

    private static Duration retryAfter(JsonNode answer, HttpHeaders headers) {
        long seconds = answer.path("parameters").path("retry_after").asLong(-1);
        if (seconds < 0) {
            seconds = headers.firstValue("retry-after")
                    .filter(value -> value.matches("\\d{1,6}"))
                    .map(Long::parseLong)
                    .orElse(RETRY_AFTER_DEFAULT_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static String shorten(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
