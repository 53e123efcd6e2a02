package dev.frontdesk.tool;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switches of tools on a project's first tab. */
@Pages
@RequestMapping("/app/projects/{project}/tools")
class ToolPages {

    private final Catalogue catalogue;
    private final Projects projects;
    private final Templates templates;

    ToolPages(Catalogue catalogue, Projects projects, Templates templates) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.templates = templates;
    }

    @PartOf("/app/projects/{project}")
    @GetMapping
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return areas(page, caller, projects.draft(caller.organization(), new ProjectId(project)));
    }

    private JteModel areas(Page page, Caller caller, Project project) {
        return templates.tool_areas(page, ToolAreas.of(catalogue, project, caller));
    }

    @PutMapping("/{area}")
    Html turn(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable String area,
            @RequestParam(defaultValue = "false") boolean on) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        if (!ToolAreas.of(catalogue, projects.draft(caller.organization(), id), caller)
                .has(area)) {
            throw new Problem.Missing("area", area);
        }
        Project after = projects.turnArea(caller.organization(), caller.actor(), id, area, on);
        return Html.of(areas(page, caller, after)).toast(Tone.GOOD, page.say("panel.saved"));
    }
}
