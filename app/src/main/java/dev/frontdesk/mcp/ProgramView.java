package dev.frontdesk.mcp;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts for somebody.
 *
 * @param person name of whoever let it in
 * @param path at which its tokens are good: {@code /mcp}, or that of a project
 * @param usedAt when it last had its token renewed
 */
public record ProgramView(
        UUID id,
        String name,
        String person,
        String path,
        Instant createdAt,
        @Nullable Instant usedAt) {}
