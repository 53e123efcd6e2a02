package dev.frontdesk.connector;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
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

/** One card, and what its buttons do. */
@Pages
@RequestMapping("/app/connections/{id}")
class ConnectionPages {

    private static final int EVENTS_SHOWN = 100;

    private final CardViews cards;
    private final Connections connections;
    private final FormTrial trial;
    private final Templates templates;

    ConnectionPages(CardViews cards, Connections connections, FormTrial trial, Templates templates) {
        this.cards = cards;
        this.connections = connections;
        this.trial = trial;
        this.templates = templates;
    }

    /** The parts of a card that change by themselves; its form is left to whoever fills it. */
    @PartOf("/app/integrations")
    @GetMapping("/state")
    Html state(Page page, Caller caller, @PathVariable UUID id) {
        return state(page, caller, connections.get(caller, new ConnectionId(id)));
    }

    private Html state(Page page, Caller caller, ConnectionView connection) {
        CardView card = cards.of(page, caller, connection, Typed.NOTHING, true);
        return Html.of(templates.connector_state(page, card), templates.connector_status(page, card, true));
    }

    @PutMapping
    Html change(Page page, Caller caller, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        ConnectionView before = connections.get(caller, new ConnectionId(id));
        Typed typed = Typed.of(form);
        try {
            ConnectionForm read = TypedConnection.form(cards.connector(before.connector()), typed);
            ConnectionView after = connections.change(caller, new ConnectionId(id), read);
            return Html.of(templates.connector_card(page, cards.of(page, caller, after, Typed.NOTHING, true)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return refused(page, cards.of(page, caller, before, typed.refused(invalid), true));
        } catch (Problem.Conflict conflict) {
            Typed marked = typed.refused("", String.valueOf(conflict.getMessage()));
            return refused(page, cards.of(page, caller, before, marked, true));
        }
    }

    /** What would come of saving, said while the form is filled. */
    @PostMapping("/form-checks")
    JteModel tryForm(
            Page page, Caller caller, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        ConnectionView before = connections.get(caller, new ConnectionId(id));
        ConnectionForm read = TypedConnection.form(cards.connector(before.connector()), Typed.of(form));
        return templates.connector_hints(page, trial.hints(page, caller, new ConnectionId(id), read));
    }

    private Html refused(Page page, CardView card) {
        return Html.invalid(templates.connector_card(page, card))
                .failed(card.connector().id() + "_save_failed");
    }

    @PutMapping("/activation")
    Html start(
            Page page, Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean takeover) {
        try {
            ConnectionView started = connections.start(caller, new ConnectionId(id), takeover);
            return started(page, state(page, caller, started), started);
        } catch (Problem.Conflict conflict) {
            ConnectionView now = connections.get(caller, new ConnectionId(id));
            return state(page, caller, now)
                    .toast(Tone.BAD, conflict.title() + ". " + conflict.getMessage())
                    .failed(now.connector() + "_start_failed");
        }
    }

    private static Html started(Page page, Html html, ConnectionView connection) {
        ConnectionView.LastError error = connection.lastError();
        return switch (connection.status()) {
            case "running" -> html.toast(Tone.GOOD, page.say("connector.card.started"));
            case "error" ->
                html.toast(Tone.BAD, error == null ? connection.statusText() : error.code())
                        .failed(connection.connector() + "_start_failed");
            default -> html;
        };
    }

    @DeleteMapping("/activation")
    Html stop(Page page, Caller caller, @PathVariable UUID id) {
        ConnectionView stopped = connections.stop(caller, new ConnectionId(id));
        return state(page, caller, stopped).toast(Tone.QUIET, page.say("connector.card.stopped"));
    }

    @PostMapping("/checks")
    Html check(Page page, Caller caller, @PathVariable UUID id) {
        ConnectionView checked = connections.get(caller, new ConnectionId(id));
        ConnectionView.CheckResult result = connections.check(caller, new ConnectionId(id));
        Html html = Html.of(templates.connector_check(page, result));
        return result.ok() ? html : html.failed(checked.connector() + "_check_failed");
    }

    @DeleteMapping
    Html delete(Page page, Caller caller, @PathVariable UUID id) {
        ConnectionView gone = connections.get(caller, new ConnectionId(id));
        connections.delete(caller, new ConnectionId(id));
        String back = gone.projectId() == null ? "/app/integrations" : "/app/projects/" + gone.projectId() + "/connect";
        return Html.go(back).toast(Tone.GOOD, page.say("connector.card.deleted", gone.label()));
    }

    @GetMapping("/events")
    JteModel events(
            Page page, Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID cursor) {
        ConnectionId connection = new ConnectionId(id);
        return templates.connectorEvents(
                page,
                connections.get(caller, connection),
                connections.events(caller, connection, cursor, EVENTS_SHOWN));
    }
}
