package dev.frontdesk.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a record.
 *
 * @param kind {@code created}, {@code moved}, {@code comment}, or the type of an activity: {@code call}, {@code task}, …
 * @param from where it stood; code of a stage, or a status
 * @param to where it went; of activities, their status
 * @param text of a comment or an activity, with its subject as the first line
 * @param by name of who did it
 */
record Happening(
        Instant at,
        String kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable String text,
        @Nullable String by) {}
