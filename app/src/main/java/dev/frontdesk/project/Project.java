package dev.frontdesk.project;

import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One assistant with its prompt, agents and model, as it is at one version. Immutable.
 *
 * @param prompt Markdown or plain text, may be empty
 * @param language IETF tag of the language to fall back to
 * @param agents by rank; may be empty
 * @param areasOff areas of tools that are switched off
 * @param version grows with every change, agents' and model's included
 */
public record Project(
        OrganizationId organization,
        ProjectId id,
        String name,
        String prompt,
        String language,
        ModelSettings model,
        List<Agent> agents,
        Set<String> areasOff,
        long version,
        Instant createdAt) {

    public Project {
        agents = List.copyOf(agents);
        areasOff = Set.copyOf(areasOff);
    }

    /** The agent of a command such as {@code /atlas}. */
    public Optional<Agent> agent(String command) {
        return agents.stream().filter(each -> each.command().equals(command)).findFirst();
    }

    /** Who answers: the agent chosen in the conversation while it exists, else the first; empty without agents. */
    public Optional<Agent> agentOrFirst(@Nullable String command) {
        return Optional.ofNullable(command)
                .flatMap(this::agent)
                .or(() -> agents.stream().findFirst());
    }
}
