package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Refusal;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.RateLimited;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import dev.frontdesk.connector.Refusal.Unavailable;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** Translates VK's <a href="https://dev.vk.com/ru/reference/errors">errors</a>. It never says how long to wait. */
final class VkRefusals {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FLOOD = Duration.ofMinutes(5);
    private static final Duration QUOTA = Duration.ofMinutes(15);

    private VkRefusals() {}

    static Refusal of(String method, int error, String text) {
        String message = method + ": " + error + " " + shorten(text);
        String code = code(error);
        return switch (error) {
            case 5, 27 -> new BadCredentials("HTTP 401", message);
            case 6 -> new RateLimited(message, SECOND);
            case 9, 14 -> new RateLimited(message, FLOOD);
            case 29 -> new RateLimited(message, QUOTA);
            // VK does not say whether it broke before or after it was done
            case 1, 10 -> new Unavailable("HTTP 500", message, true, null);
            case 7, 15 -> new Rejected("HTTP 403", message, new Reason.Other());
            case 950 -> new Rejected(code, message, new Reason.WindowClosed());
            case 18, 113, 900, 901, 902, 917, 922, 927, 932, 935, 936, 939, 945, 946, 962, 985, 987, 988, 1012 ->
                new Rejected(code, message, new Reason.Unreachable());
            default -> new Rejected(code, message, new Reason.Other());
        };
    }

    /** The words by which a card knows an error of this number. */
    static String code(int error) {
        return "VK error " + error;
    }

    /** An answer that does not come from the API itself. */
    static Refusal ofGateway(String method, int status, HttpHeaders headers) {
        String message = method + ": HTTP " + status;
        if (status == 429) {
            Duration pause = headers.firstValue("retry-after")
                    .filter(value -> value.matches("\\d{1,5}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                    .orElse(SECOND);
            return new RateLimited(message, pause);
        }
        return new Unavailable("HTTP " + status, message, true, null);
    }

    private static String shorten(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
