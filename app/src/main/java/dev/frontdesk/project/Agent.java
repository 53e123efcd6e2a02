package dev.frontdesk.project;

import java.util.List;
import java.util.UUID;

/**
 * A persona inside a project.
 *
 * @param command by which a person calls it in a chat, with its slash
 * @param prompt added to the project's
 * @param tools names of the tools it may use
 * @param rank the lowest answers unless another is called
 */
public record Agent(UUID id, String name, String command, String prompt, List<String> tools, int rank) {

    public Agent {
        tools = List.copyOf(tools);
    }
}
