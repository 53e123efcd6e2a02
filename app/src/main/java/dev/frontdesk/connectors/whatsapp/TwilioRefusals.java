package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** Translates <a href="https://www.twilio.com/docs/api/errors">Twilio's errors</a>. */
final class TwilioRefusals {

    private static final int MESSAGE_MAX = 300;

    private TwilioRefusals() {}

    /** @param answer the error envelope, an empty object where the body was something else */
    static Refusal of(String call, int status, JsonNode answer, HttpHeaders headers) {
        int twilioCode = answer.path("code").asInt(0);
        String said = answer.path("message").asString("");
        String message = call + ": " + (said.isEmpty() ? "HTTP " + status : shorten(twilioCode + " " + said));
        String code = "HTTP " + status;
        return switch (status) {
            case 401 -> new BadCredentials(code, message);
            // of the account's own resources: there is no such account
            case 404 -> new BadCredentials(code, message);
            case 429 -> new RateLimited(message, retryAfter(headers));
            case 400, 403 -> refused(code, twilioCode, message);
            // an envelope with a 5xx is Twilio saying that it did not do it
            default ->
                status >= 500 || status < 400
                        ? new Unavailable(status < 400 ? "Could not connect" : code, message, twilioCode == 0, null)
                        : new Rejected(code, message, new Reason.Other());
        };
    }

    private static Refusal refused(String code, int twilioCode, String message) {
        return switch (twilioCode) {
            case 20003 -> new BadCredentials(code, message);
            case 20429, 63018 -> new RateLimited(message, pause());
            case 63007, 21212 -> new BadCredentials("Unknown sender", message);
            case 21610, 63003, 63014, 63015, 63024 -> new Rejected(code, message, new Reason.Unreachable());
            case 63016 -> new Rejected(code, message, new Reason.WindowClosed());
            case 63008, 63012 -> new Unavailable(code, message, false, null);
            default -> new Rejected(code, message, new Reason.Other());
        };
    }

    /** Twilio does not promise the header; without it, a pause that two of us do not end together. */
    static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElseGet(TwilioRefusals::pause);
    }

    private static Duration pause() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(2000, 4000));
    }

    private static String shorten(String text) {
        return text.length() <= MESSAGE_MAX ? text : text.substring(0, MESSAGE_MAX) + "…";
    }
}
