package dev.frontdesk.connector;

import java.time.Instant;

/**
 * What went wrong last.
 *
 * @param code the word the card shows, e.g. {@code HTTP 401}
 * @param message what the provider said; for the log, not for the card
 */
record Failure(String code, String message, Instant at) {}
