package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Shape;
import dev.frontdesk.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** When a project calls people, and when they are there. */
@RestController
@RequestMapping("/api/v1/projects/{project}/desk")
class DeskApi {

    /** What is not named stays; see {@link DeskView}. */
    record Wanted(
            @Nullable Boolean unanswered,
            @Nullable Boolean anger,
            @Nullable Boolean vip,
            @Nullable List<String> keywords,
            @Nullable Integer patienceMinutes,
            @Nullable String pause,
            @Nullable String timeZone,
            @Nullable String monday,
            @Nullable String tuesday,
            @Nullable String wednesday,
            @Nullable String thursday,
            @Nullable String friday,
            @Nullable String saturday,
            @Nullable String sunday,
            @Nullable List<String> holidays,
            @Nullable String awayEn,
            @Nullable String awayRu,
            @Nullable String awayUk) {}

    private final Desks desks;
    private final Projects projects;

    DeskApi(Desks desks, Projects projects) {
        this.desks = desks;
        this.projects = projects;
    }

    @Operation(summary = "Show when a person is called, and the hours")
    @GetMapping
    DeskView show(Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        return desks.view(caller.organization(), id);
    }

    @Operation(summary = "Change what is given; the rest stays")
    @PatchMapping
    DeskView change(Caller caller, @PathVariable UUID project, @Shape(Wanted.class) @RequestBody JsonNode json) {
        ProjectId id =
                projects.get(caller.organization(), new ProjectId(project)).id();
        caller.requireConfigure(id);
        return desks.change(caller.organization(), caller.actor(), id, before -> DeskForm.read(json, before));
    }
}
