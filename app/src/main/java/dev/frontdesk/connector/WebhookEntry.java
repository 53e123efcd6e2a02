package dev.frontdesk.connector;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A request to a connection's webhook, as it was answered. Holds neither the body nor a secret.
 *
 * @param outcome {@code stored}, {@code repeated} (known already), {@code ignored} (nothing to be stored) or
 *     {@code refused}
 * @param reason why it was refused: {@code forged}, {@code unreadable}, {@code too-large}, {@code too-slow},
 *     {@code too-many}, {@code stopped} or {@code not-stored}; empty for the other outcomes
 * @param status HTTP status of the answer
 * @param durationMicros from the request's head to the answer, in millionths of a second
 * @param bodyBytes size of the body, as declared where it was not read; 0 where it is not known
 * @param headers by name in lower case; of those that may hold a secret only the name, the value is {@code •••}
 */
public record WebhookEntry(
        UUID id,
        Instant at,
        String outcome,
        String reason,
        int status,
        long durationMicros,
        long bodyBytes,
        Map<String, String> headers) {}
