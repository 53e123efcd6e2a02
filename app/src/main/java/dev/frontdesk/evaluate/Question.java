package dev.frontdesk.evaluate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a project's assistant is asked to be judged.
 *
 * @param agent command of the agent that is asked; null: the project's first
 * @param asStaff asked with the rights of whoever starts the run; else by a guest
 */
public record Question(
        UUID id, String text, @Nullable String agent, boolean asStaff, Expected expected, Instant createdAt) {}
