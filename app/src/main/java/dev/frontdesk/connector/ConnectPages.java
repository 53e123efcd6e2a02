package dev.frontdesk.connector;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's tab "Connect": the cards of all connectors. */
@Pages
@RequestMapping("/app")
class ConnectPages {

    private final CardViews cards;
    private final Connections connections;
    private final FormTrial trial;
    private final Templates templates;

    ConnectPages(CardViews cards, Connections connections, FormTrial trial, Templates templates) {
        this.cards = cards;
        this.connections = connections;
        this.trial = trial;
        this.templates = templates;
    }

    /** Before a project is chosen: the same cards, with everything off. */
    @GetMapping("/connect")
    JteModel anywhere(Page page, Caller caller) {
        caller.requireConverse();
        return templates.connectorAnywhere(page, cards.cards(page, caller, null));
    }

    @GetMapping("/projects/{project}/connect")
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        return templates.connectorConnect(page, cards.cards(page, caller, new ProjectId(project)));
    }

    /** An empty card, to connect one more account of the same provider. */
    @PartOf("/app/projects/{project}/connect")
    @GetMapping("/projects/{project}/connect/{connector}")
    JteModel fresh(Page page, Caller caller, @PathVariable UUID project, @PathVariable String connector) {
        connections.requireExists(caller, new ProjectId(project));
        caller.requireConfigure(new ProjectId(project));
        return templates.connector_card(
                page,
                cards.fresh(page, caller, new ProjectId(project), cards.connector(connector), Typed.NOTHING, true));
    }

    @PostMapping("/projects/{project}/connect/{connector}")
    Html create(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable String connector,
            @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = new ProjectId(project);
        ConnectorView view = cards.connector(connector);
        Typed typed = Typed.of(form);
        try {
            ConnectionView made = connections.create(caller, id, TypedConnection.form(view, typed));
            return Html.of(templates.connector_card(page, cards.of(page, caller, made, Typed.NOTHING, true)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return refused(page, cards.fresh(page, caller, id, view, typed.refused(invalid), true));
        } catch (Problem.Conflict conflict) {
            Typed marked = typed.refused("", String.valueOf(conflict.getMessage()));
            return refused(page, cards.fresh(page, caller, id, view, marked, true));
        }
    }

    private Html refused(Page page, CardView card) {
        return Html.invalid(templates.connector_card(page, card))
                .failed(card.connector().id() + "_save_failed");
    }

    /** What would come of saving, said while the form is filled. Saves nothing. */
    @PostMapping("/projects/{project}/connect/{connector}/checks")
    JteModel check(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable String connector,
            @RequestParam MultiValueMap<String, String> form) {
        connections.requireExists(caller, new ProjectId(project));
        caller.requireConfigure(new ProjectId(project));
        ConnectorView view = cards.connector(connector);
        return templates.connector_hints(
                page, trial.hints(page, connector, TypedConnection.form(view, Typed.of(form)), null));
    }
}
