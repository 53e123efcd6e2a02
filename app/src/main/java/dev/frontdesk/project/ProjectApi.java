package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Shape;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Projects over REST. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectApi {

    private static final int LIMIT_MAX = 200;

    /** @param language a tag such as en, ru or uk */
    record Wanted(
            @Nullable String name,
            @Nullable String prompt,
            @Nullable String language) {}

    private final Projects projects;

    ProjectApi(Projects projects) {
        this.projects = projects;
    }

    @Operation(summary = "List projects")
    @GetMapping
    Listing<ProjectView> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        caller.requireConverse();
        int size = Math.clamp(limit, 1, LIMIT_MAX);
        List<Project> found =
                projects.page(caller.organization(), cursor == null ? null : new ProjectId(cursor), size + 1);
        List<ProjectView> items =
                found.stream().limit(size).map(ProjectView::of).toList();
        return new Listing<>(items, found.size() > size ? items.getLast().id().toString() : null);
    }

    @Operation(summary = "Make a project")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProjectView create(Caller caller, @Shape(Wanted.class) @RequestBody JsonNode json) {
        caller.requireAdminister();
        ProjectForm form = ProjectForm.read(json, ProjectForm.EMPTY);
        return ProjectView.of(
                projects.create(caller.organization(), caller.actor(), form.name(), form.prompt(), form.language()));
    }

    @Operation(summary = "Show a project")
    @GetMapping("/{project}")
    ProjectView show(Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return ProjectView.of(projects.draft(caller.organization(), new ProjectId(project)));
    }

    @Operation(summary = "Change what is given; the rest stays")
    @PatchMapping("/{project}")
    ProjectView change(Caller caller, @PathVariable UUID project, @Shape(Wanted.class) @RequestBody JsonNode json) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        return ProjectView.of(
                projects.change(caller.organization(), caller.actor(), id, before -> ProjectForm.read(json, before)));
    }

    @Operation(summary = "Delete a project with everything in it")
    @DeleteMapping("/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID project) {
        caller.requireAdminister();
        projects.delete(caller.organization(), caller.actor(), new ProjectId(project));
    }
}
