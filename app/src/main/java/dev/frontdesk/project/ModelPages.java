package dev.frontdesk.project;

import dev.frontdesk.model.Provider;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.AssistantTab.ModelCard;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The card of a project's model. */
@Pages
@RequestMapping("/app/projects/{project}/model")
class ModelPages {

    private final Projects projects;
    private final ModelTrial trial;
    private final Templates templates;
    private final JsonMapper json;
    private final boolean sandboxIsOn;

    ModelPages(Projects projects, ModelTrial trial, Templates templates, JsonMapper json, FrontdeskSettings settings) {
        this.projects = projects;
        this.trial = trial;
        this.templates = templates;
        this.json = json;
        this.sandboxIsOn = settings.sandboxIsOn();
    }

    /** The card with the fields of another provider. */
    @PartOf("/app/projects/{project}")
    @GetMapping
    JteModel fields(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        caller.requireConverse();
        Project shown = projects.draft(caller.organization(), new ProjectId(project));
        return templates.project_model(page, card(page, shown, provider(form), Typed.of(form), caller, false));
    }

    private static Provider provider(MultiValueMap<String, String> form) {
        String id = form.getFirst("provider");
        return id == null ? Provider.BUILT_IN : Provider.of(id).orElse(Provider.BUILT_IN);
    }

    static ModelCard card(
            Page page, Project project, Provider provider, Typed typed, Caller caller, boolean justSaved) {
        boolean may = caller.mayConfigure(project.id());
        boolean builtIn = provider == Provider.BUILT_IN;
        return new ModelCard(
                project.id().value(),
                may,
                builtIn,
                justSaved && !builtIn,
                AssistantTab.locked(ProjectFields.model(page, provider, project.model(), typed), may));
    }

    @PutMapping
    Html choose(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        Typed typed = Typed.of(form);
        try {
            Project after = projects.chooseModel(
                    caller.organization(),
                    caller.actor(),
                    id,
                    before -> ModelForm.read(json.valueToTree(typed.asMap()), before, sandboxIsOn));
            return Html.of(templates.project_model(
                            page, card(page, after, after.model().provider(), Typed.NOTHING, caller, true)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            Project before = projects.draft(caller.organization(), id);
            return Html.invalid(templates.project_model(
                    page, card(page, before, provider(form), typed.refused(invalid), caller, false)));
        }
    }

    @PostMapping("/checks")
    Html check(Page page, Caller caller, @PathVariable UUID project) {
        ProjectId id = new ProjectId(project);
        caller.requireConfigure(id);
        ModelTrial.Outcome outcome =
                trial.ask(projects.draft(caller.organization(), id).model(), page.locale());
        Html html = Html.of(templates.project_trial(page, outcome));
        return outcome.ok() ? html : html.failed("model_check_failed");
    }
}
