package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Shape;
import dev.frontdesk.project.ProjectView.AgentView;
import dev.frontdesk.project.ProjectView.Listing;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The agents of a project over REST, by rank. */
@RestController
@RequestMapping("/api/v1/projects/{project}/agents")
class AgentApi {

    /**
     * @param command by which a chat switches to the agent, such as {@code /atlas}
     * @param tools names of tools or areas; empty: all that the project has
     * @param model another of the project's provider; null: the project's
     * @param fallbackModel who answers when that fails: another of the provider, or {@code built-in}; null: the project's
     * @param rank its place in the list, from 0
     */
    record Wanted(
            @Nullable String name,
            @Nullable String command,
            @Nullable String prompt,
            @Nullable List<String> tools,
            @Nullable String model,
            @Nullable String fallbackModel,
            @Nullable Integer rank) {}

    private final Projects projects;

    AgentApi(Projects projects) {
        this.projects = projects;
    }

    @Operation(summary = "List the agents of a project")
    @GetMapping
    Listing<AgentView> list(Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return new Listing<>(
                projects.draft(caller.organization(), new ProjectId(project)).agents().stream()
                        .map(AgentView::of)
                        .toList(),
                null);
    }

    @Operation(summary = "Add an agent")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgentView create(Caller caller, @PathVariable UUID project, @Shape(Wanted.class) @RequestBody JsonNode json) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return AgentView.of(projects.addAgent(
                caller.organization(), caller.actor(), id, rank -> AgentForm.read(json, AgentForm.empty(rank))));
    }

    @Operation(summary = "Change an agent")
    @PatchMapping("/{agent}")
    AgentView change(
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID agent,
            @Shape(Wanted.class) @RequestBody JsonNode json) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return AgentView.of(projects.changeAgent(
                caller.organization(), caller.actor(), id, agent, before -> AgentForm.read(json, before)));
    }

    @Operation(summary = "Delete an agent")
    @DeleteMapping("/{agent}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID project, @PathVariable UUID agent) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        projects.removeAgent(caller.organization(), caller.actor(), id, agent);
    }
}
