package dev.frontdesk.sandbox.whatsapp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How Twilio treats a webhook that fails, as the
 * <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">fragment of its address</a> says.
 *
 * @param retries 0 to 5
 * @param policy of {@code ct, rt, 4xx, 5xx, all}: what is tried again
 */
record Patience(Duration connect, Duration read, Duration total, int retries, Set<String> policy) {

    static Patience of(String address) {
        int hash = address.indexOf('#');
        Map<String, String> values = new HashMap<>();
        if (hash >= 0) {
            for (String pair : address.substring(hash + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                values.put(parts[0], parts.length < 2 ? "" : parts[1]);
            }
        }
        return new Patience(
                Duration.ofMillis(number(values, "ct", 100, 10_000, 5000)),
                Duration.ofMillis(number(values, "rt", 100, 15_000, 15_000)),
                Duration.ofMillis(number(values, "tt", 100, 15_000, 15_000)),
                (int) number(values, "rc", 0, 5, 1),
                Set.of(values.getOrDefault("rp", "ct").split(",")));
    }

    private static long number(Map<String, String> values, String name, long min, long max, long otherwise) {
        String value = values.getOrDefault(name, "");
        return value.matches("\\d{1,6}") ? Math.clamp(Long.parseLong(value), min, max) : otherwise;
    }

    /** @param failure {@code ct}, {@code rt} or the class of a status, e.g. {@code 5xx}; empty for none */
    boolean repeats(String failure) {
        return !failure.isEmpty() && (policy.contains(failure) || policy.contains("all"));
    }
}
