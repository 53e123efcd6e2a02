package dev.frontdesk.conversation;

import dev.frontdesk.connector.ConnectionView;
import dev.frontdesk.connector.Connections;
import dev.frontdesk.connector.ConnectorCards;
import dev.frontdesk.connector.ConnectorView;
import dev.frontdesk.conversation.Overview.Channel;
import dev.frontdesk.conversation.Overview.Step;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.FirstStep;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Notices;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Shell.Choice;
import dev.frontdesk.panel.Tone;
import frontdesk.templates.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The first page: what runs, what needs a person, the day's traffic. */
@Pages
class OverviewPages {

    private static final int CHANNELS_SHOWN = 50;

    private final Connections connections;
    private final ConnectorCards connectors;
    private final Notices notices;
    private final ObjectProvider<FirstStep> steps;
    private final Traffic traffic;
    private final Templates templates;
    private final JsonMapper json;

    OverviewPages(
            Connections connections,
            ConnectorCards connectors,
            Notices notices,
            ObjectProvider<FirstStep> steps,
            Traffic traffic,
            Templates templates,
            JsonMapper json) {
        this.connections = connections;
        this.connectors = connectors;
        this.notices = notices;
        this.steps = steps;
        this.traffic = traffic;
        this.templates = templates;
        this.json = json;
    }

    /** The whole page; for htmx, what changes by itself. Customers begin in the first room that is open to them. */
    @GetMapping("/app")
    Html show(Page page, Caller caller) {
        if (!caller.mayConverse()) {
            return Html.go(page.shell().rooms().getFirst().room().path());
        }
        Overview overview = overview(page, caller);
        return Html.of(
                page.fragment()
                        ? templates.conversation_overview(page, overview)
                        : templates.conversationOverview(page, overview));
    }

    private Overview overview(Page page, Caller caller) {
        List<HubStore.Hour> hours = traffic.lastDay(caller.organization());
        return new Overview(
                page.shell().organization(),
                steps(page, caller),
                notices.of(caller, page.phrases()),
                channels(caller),
                json.writeValueAsString(Map.of(
                        "times",
                                hours.stream()
                                        .map(hour -> hour.begins().toString())
                                        .toList(),
                        "received", hours.stream().map(HubStore.Hour::received).toList(),
                        "sent", hours.stream().map(HubStore.Hour::sent).toList())),
                hours.stream().mapToLong(HubStore.Hour::received).sum(),
                hours.stream().mapToLong(HubStore.Hour::sent).sum());
    }

    private List<Step> steps(Page page, Caller caller) {
        String project =
                page.shell().projects().stream().map(Choice::id).findFirst().orElse(null);
        List<Step> shown = new ArrayList<>();
        boolean allDone = true;
        for (FirstStep step : steps.orderedStream().toList()) {
            boolean done = step.done(caller);
            shown.add(new Step(step.word(), done, allDone && !done, step.link(project)));
            allDone &= done;
        }
        return allDone ? List.of() : shown;
    }

    private List<Channel> channels(Caller caller) {
        Map<String, String> providers =
                connectors.all().stream().collect(Collectors.toMap(ConnectorView::id, ConnectorView::name));
        return connections.list(caller, null, null, CHANNELS_SHOWN).items().stream()
                .map(each -> new Channel(
                        each.id(),
                        each.connector(),
                        each.label(),
                        providers.getOrDefault(each.connector(), each.connector()),
                        tone(each),
                        each.statusText(),
                        each.projectId() == null
                                ? "/app/integrations"
                                : "/app/projects/" + each.projectId() + "/connect#connection-" + each.id()))
                .toList();
    }

    private static Tone tone(ConnectionView connection) {
        return switch (connection.status()) {
            case "running" -> Tone.GOOD;
            case "pending" -> Tone.BUSY;
            case "error" -> Tone.BAD;
            default -> Tone.QUIET;
        };
    }
}
