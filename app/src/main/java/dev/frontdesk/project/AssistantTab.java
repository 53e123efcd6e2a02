package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project's tab "Assistant".
 *
 * @param mayConfigure whether its fields may be changed
 * @param mayDelete whether the project may go
 */
public record AssistantTab(
        UUID id,
        String name,
        boolean mayConfigure,
        boolean mayDelete,
        List<Field> about,
        ModelCard model,
        List<AgentCard> agents) {

    /** @param tested whether to ask the model as soon as the card is shown */
    public record ModelCard(UUID project, boolean mayConfigure, boolean builtIn, boolean tested, List<Field> fields) {}

    /** @param model of its own; null: the project's */
    public record AgentCard(
            UUID project,
            UUID id,
            String name,
            String command,
            String prompt,
            List<String> tools,
            @Nullable String model,
            boolean mayConfigure) {}

    static AssistantTab of(Page page, Project project, Caller caller) {
        boolean may = caller.mayConfigure(project.id());
        return new AssistantTab(
                project.id().value(),
                project.name(),
                may,
                caller.mayAdminister(),
                locked(ProjectFields.about(page, project, Typed.NOTHING), may),
                ModelPages.card(page, project, project.model().provider(), Typed.NOTHING, caller, false),
                project.agents().stream()
                        .map(agent -> card(project, agent, may))
                        .toList());
    }

    private static AgentCard card(Project project, Agent agent, boolean may) {
        return new AgentCard(
                project.id().value(),
                agent.id(),
                agent.name(),
                agent.command(),
                agent.prompt(),
                agent.tools(),
                agent.model(),
                may);
    }

    static List<Field> locked(List<Field> fields, boolean mayConfigure) {
        return fields.stream().map(field -> field.disabled(!mayConfigure)).toList();
    }

    AssistantTab about(Page page, Typed typed) {
        return new AssistantTab(
                id,
                name,
                mayConfigure,
                mayDelete,
                about.stream().map(typed::into).toList(),
                model,
                agents);
    }
}
