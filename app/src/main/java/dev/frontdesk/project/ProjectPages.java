package dev.frontdesk.project;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The list of projects, and a project's first tab: its assistant. */
@Pages
@RequestMapping("/app/projects")
class ProjectPages {

    private static final int SHOWN_MAX = 500;

    private final Projects projects;
    private final Templates templates;
    private final JsonMapper json;

    ProjectPages(Projects projects, Templates templates, JsonMapper json) {
        this.projects = projects;
        this.templates = templates;
        this.json = json;
    }

    @GetMapping
    JteModel list(Page page, Caller caller) {
        caller.requireConverse();
        var found = projects.page(caller.organization(), null, SHOWN_MAX);
        return templates.projectList(page, ProjectList.of(found, caller));
    }

    @PartOf("/app/projects")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.project_create(page, ProjectFields.fresh(page, Typed.NOTHING));
    }

    @PostMapping
    Html create(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        caller.requireAdminister();
        Typed typed = Typed.of(form);
        try {
            ProjectForm read = ProjectForm.read(json.valueToTree(typed.asMap()), ProjectForm.EMPTY);
            Project made =
                    projects.create(caller.organization(), caller.actor(), read.name(), read.prompt(), read.language());
            return Html.go("/app/projects/" + made.id()).toast(Tone.GOOD, page.say("project.created", made.name()));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.project_create(page, ProjectFields.fresh(page, typed.refused(invalid))));
        }
    }

    @GetMapping("/{project}")
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        Project shown = projects.draft(caller.organization(), new ProjectId(project));
        return templates.projectAssistant(page, AssistantTab.of(page, shown, caller));
    }

    @PutMapping("/{project}")
    Html change(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        Typed typed = Typed.of(form);
        try {
            Project after = projects.change(
                    caller.organization(),
                    caller.actor(),
                    id,
                    before -> ProjectForm.read(json.valueToTree(typed.asMap()), before));
            return Html.of(templates.project_about(page, AssistantTab.of(page, after, caller), ""))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            Project before = projects.draft(caller.organization(), id);
            AssistantTab tab = AssistantTab.of(page, before, caller).about(page, typed.refused(invalid));
            return Html.invalid(templates.project_about(page, tab, ""));
        }
    }

    /** The prompt alone, to stand beside the chat that tries it. */
    @PartOf("/app/projects/{project}")
    @GetMapping("/{project}/prompt")
    JteModel prompt(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        Project shown = projects.draft(caller.organization(), new ProjectId(project));
        return templates.project_about(page, AssistantTab.of(page, shown, caller), "beside");
    }

    @DeleteMapping("/{project}")
    Html delete(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireAdminister();
        projects.delete(caller.organization(), caller.actor(), new ProjectId(project));
        return Html.go("/app/projects").toast(Tone.GOOD, page.say("project.deleted"));
    }
}
