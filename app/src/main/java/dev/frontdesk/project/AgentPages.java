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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The agents on a project's first tab. Every change answers with the whole list. */
@Pages
@RequestMapping("/app/projects/{project}/agents")
class AgentPages {

    private final Projects projects;
    private final ToolNames tools;
    private final Templates templates;
    private final JsonMapper json;

    AgentPages(Projects projects, ToolNames tools, Templates templates, JsonMapper json) {
        this.projects = projects;
        this.tools = tools;
        this.templates = templates;
        this.json = json;
    }

    @PartOf("/app/projects/{project}")
    @GetMapping
    JteModel list(Page page, Caller caller, @PathVariable UUID project) {
        return templates.project_agents(page, tab(page, caller, new ProjectId(project)));
    }

    private AssistantTab tab(Page page, Caller caller, ProjectId project) {
        caller.requireConverse();
        return AssistantTab.of(page, projects.draft(caller.organization(), project), caller);
    }

    @PartOf("/app/projects/{project}")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConfigure(new ProjectId(project));
        return form(page, caller, project, null, Typed.NOTHING, List.of());
    }

    private JteModel form(
            Page page, Caller caller, UUID project, @Nullable Agent agent, Typed typed, List<String> chosen) {
        return templates.project_agentform(
                page,
                project,
                agent == null ? null : agent.id(),
                ProjectFields.agent(page, agent, typed),
                AgentTools.of(tools.areas(caller, new ProjectId(project)), chosen));
    }

    @PartOf("/app/projects/{project}")
    @GetMapping("/{agent}/form")
    JteModel form(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID agent) {
        caller.requireConfigure(new ProjectId(project));
        Agent shown = find(caller, project, agent);
        return form(page, caller, project, shown, Typed.NOTHING, shown.tools());
    }

    private Agent find(Caller caller, UUID project, UUID agent) {
        return projects.draft(caller.organization(), new ProjectId(project)).agents().stream()
                .filter(each -> each.id().equals(agent))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("agent", agent));
    }

    @PostMapping
    Html create(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        Typed typed = Typed.of(form);
        try {
            projects.addAgent(
                    caller.organization(),
                    caller.actor(),
                    id,
                    rank -> AgentForm.read(json.valueToTree(said(typed)), AgentForm.empty(rank)));
            return saved(page, caller, id);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, caller, project, null, typed.refused(invalid), chosen(typed)));
        }
    }

    private static Map<String, @Nullable Object> said(Typed typed) {
        Map<String, @Nullable Object> said = typed.asMap();
        if (typed.has("tools")) {
            said.put("tools", chosen(typed));
        }
        return said;
    }

    private static List<String> chosen(Typed typed) {
        return typed.values().getOrDefault("tools", List.of()).stream()
                .filter(name -> !name.isBlank())
                .toList();
    }

    @PutMapping("/{agent}")
    Html change(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID agent,
            @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        Typed typed = Typed.of(form);
        try {
            projects.changeAgent(
                    caller.organization(),
                    caller.actor(),
                    id,
                    agent,
                    before -> AgentForm.read(json.valueToTree(said(typed)), before));
            return saved(page, caller, id);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(
                    form(page, caller, project, find(caller, project, agent), typed.refused(invalid), chosen(typed)));
        }
    }

    private Html saved(Page page, Caller caller, ProjectId project) {
        return Html.of(templates.project_agents(page, tab(page, caller, project)))
                .event("close-dialog", "agent")
                .toast(Tone.GOOD, page.say("panel.saved"));
    }

    @DeleteMapping("/{agent}")
    Html delete(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID agent) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        projects.removeAgent(caller.organization(), caller.actor(), id, agent);
        return saved(page, caller, id);
    }
}
