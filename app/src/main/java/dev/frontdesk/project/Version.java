package dev.frontdesk.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a project's assistant was made of after a saving.
 *
 * @param number from 1, in the order of savings
 * @param authorKind {@code person}, {@code api_key} or {@code system}
 * @param note why, in the words of whoever wrote it; may be empty
 */
public record Version(
        int number,
        Settings settings,
        String authorKind,
        @Nullable String author,
        String note,
        Instant createdAt) {}
