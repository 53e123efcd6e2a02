package dev.frontdesk.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A connector as the crash test meets it.
 *
 * @param fields of its card, named as in the emulator's account
 * @param send the method by which its provider is told to bring a message
 * @param limits of the emulator, so that neither rates nor long pauses stand in the way
 * @param pasted whether the owner brings the webhook's address to the provider by hand
 * @param idempotent whether the provider recognises a repeat, so that nothing may stay unknown
 */
record Line(
        String connector, List<String> fields, String send, Map<String, ?> limits, boolean pasted, boolean idempotent) {

    static final Line TELEGRAM = new Line(
            "telegram",
            List.of("token"),
            "sendMessage",
            Map.of("rates", false, "webhookBackoffMillis", 200),
            false,
            false);

    static final Line VK = new Line("vk", List.of("token"), "messages.send", Map.of("rates", false), false, true);

    static final Line MAX = new Line(
            "max", List.of("token"), "POST /messages", Map.of("rates", false, "retryMillis", 200), false, false);

    /** Twilio repeats for seconds only. */
    static final Line WHATSAPP =
            new Line("whatsapp", List.of("accountSid", "authToken", "number"), "createMessage", Map.of(), true, false);

    static List<Line> all() {
        return List.of(TELEGRAM, VK, MAX, WHATSAPP);
    }

    Map<String, Object> connection(JsonNode account) {
        Map<String, String> settings = new HashMap<>();
        fields.forEach(field -> settings.put(field, account.path(field).asString()));
        return Map.of("connector", connector, "label", "Crash", "settings", settings, "autoStart", true);
    }

    @Override
    public String toString() {
        return connector;
    }
}
