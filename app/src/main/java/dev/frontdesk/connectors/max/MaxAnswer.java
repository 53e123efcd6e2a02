package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What MAX answered. Its texts are not promised, so only its codes decide.
 *
 * @param body a missing node where it was no JSON
 */
record MaxAnswer(String call, int status, JsonNode body, HttpHeaders headers) {

    static final String NOT_CARRIED_OUT = "Not carried out";
    static final String NOT_READY = "attachment.not.ready";
    static final String NO_MESSAGE = "message.not.found";

    private static final String PAYLOAD = "proto.payload";
    private static final long RETRY_AFTER_DEFAULT_SECONDS = 2;
    private static final int SHOWN_MAX = 300;

    /** Empty after a success. */
    String code() {
        return isSuccess() ? "" : body.path("code").asString("");
    }

    private boolean isSuccess() {
        return status == 200 && body.isObject() && body.path("success").asBoolean(true);
    }

    /** Whether the content was refused, not whom it is for. */
    boolean refusesContent() {
        return status == 400 && code().equals(PAYLOAD) && !isUnknownRecipient();
    }

    private boolean isUnknownRecipient() {
        return body.path("message").asString("").contains("recipient");
    }

    JsonNode orThrow() {
        if (isSuccess()) {
            return body;
        }
        throw refusal();
    }

    private Refusal refusal() {
        String message = call + ": " + description();
        String http = "HTTP " + status;
        if (status == 429) {
            return new RateLimited(message, retryAfter());
        }
        if (status == 401) {
            return new BadCredentials(http, message);
        }
        if (!body.isObject()) {
            return new Unavailable(status == 200 ? "Could not connect" : http, message, true, null);
        }
        if (status == 200) {
            return new Rejected(NOT_CARRIED_OUT, message, new Reason.Other());
        }
        // an envelope with a 5xx is MAX saying that it did not do it
        return status >= 500 || code().equals(NOT_READY)
                ? new Unavailable(http, message, false, null)
                : new Rejected(http, message, reason());
    }

    private Reason reason() {
        return switch (code()) {
            case "chat.denied", "chat.not.found", "dialog.not.found" -> new Reason.Unreachable();
            case PAYLOAD -> isUnknownRecipient() ? new Reason.Unreachable() : new Reason.Other();
            default -> status == 409 ? new Reason.Taken() : new Reason.Other();
        };
    }

    private String description() {
        String text =
                (body.path("code").asString("") + " " + body.path("message").asString("")).strip();
        if (text.isEmpty()) {
            return "HTTP " + status;
        }
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    private Duration retryAfter() {
        return Duration.ofSeconds(headers.firstValue("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(RETRY_AFTER_DEFAULT_SECONDS));
    }
}
