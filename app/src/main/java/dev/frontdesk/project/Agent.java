package dev.frontdesk.project;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A persona inside a project.
 *
 * @param command by which a person calls it in a chat, with its slash
 * @param prompt added to the project's
 * @param tools names of the tools or areas it may use; empty: all that the project has
 * @param model another of the project's provider; null: the project's
 * @param fallback who answers when that fails, as {@link dev.frontdesk.model.ModelSettings#fallback()}; null: the project's
 * @param rank the lowest answers unless another is called
 */
public record Agent(
        UUID id,
        String name,
        String command,
        String prompt,
        List<String> tools,
        @Nullable String model,
        @Nullable String fallback,
        int rank) {

    public Agent {
        tools = List.copyOf(tools);
    }
}
