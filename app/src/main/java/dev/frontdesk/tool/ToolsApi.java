package dev.frontdesk.tool;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switches of a project's tools over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/tools")
class ToolsApi {

    record Switch(boolean on) {}

    private final Catalogue catalogue;
    private final Projects projects;

    ToolsApi(Catalogue catalogue, Projects projects) {
        this.catalogue = catalogue;
        this.projects = projects;
    }

    @Operation(summary = "List the areas of tools of a project")
    @GetMapping
    ToolAreas list(Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return ToolAreas.of(catalogue, projects.draft(caller.organization(), new ProjectId(project)), caller);
    }

    @Operation(summary = "Switch an area of tools on or off")
    @PutMapping("/{area}")
    ToolAreas turn(Caller caller, @PathVariable UUID project, @PathVariable String area, @RequestBody Switch turned) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        Project before = projects.draft(caller.organization(), id);
        if (!ToolAreas.of(catalogue, before, caller).has(area)) {
            throw new Problem.Missing("area", area);
        }
        return ToolAreas.of(
                catalogue, projects.turnArea(caller.organization(), caller.actor(), id, area, turned.on()), caller);
    }
}
