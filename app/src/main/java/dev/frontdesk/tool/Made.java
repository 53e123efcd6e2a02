package dev.frontdesk.tool;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an errand.
 *
 * @param code {@code done}, {@code confirmation_required}, or the word of an {@link Outcome.Code}
 * @param json for the model or agent, bounded; data, whatever it says
 * @param text for the person, Markdown in their language
 * @param effect null: there is no such tool for them
 * @param confirmation by which the person has it done; null: there is nothing to confirm
 * @param again whether it had been done before, and is only told again
 * @param arguments as they were understood, in canonical JSON
 */
public record Made(
        String tool,
        String code,
        String json,
        String text,
        Tool.@Nullable Effect effect,
        @Nullable UUID confirmation,
        boolean again,
        String arguments,
        Duration took) {

    public static final String DONE = "done";
    public static final String CONFIRM = "confirmation_required";

    public boolean done() {
        return code.equals(DONE);
    }
}
