package dev.frontdesk.connector;

import dev.frontdesk.connector.IntegrationList.Item;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import frontdesk.templates.Templates;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything that is connected in the organization, with its state and what to do about it. */
@Pages
class IntegrationPages {

    private static final int SHOWN_MAX = 500;

    private final Connections connections;
    private final ConnectorCards connectors;
    private final ProjectDirectory projects;
    private final Tenancy tenancy;
    private final Templates templates;

    IntegrationPages(
            Connections connections,
            ConnectorCards connectors,
            ProjectDirectory projects,
            Tenancy tenancy,
            Templates templates) {
        this.connections = connections;
        this.connectors = connectors;
        this.projects = projects;
        this.tenancy = tenancy;
        this.templates = templates;
    }

    @GetMapping("/app/integrations")
    Html list(Page page, Caller caller) {
        IntegrationList list = new IntegrationList(items(caller));
        return Html.of(
                page.fragment() ? templates.connector_integrations(page, list) : templates.connectorList(page, list));
    }

    private List<Item> items(Caller caller) {
        Map<UUID, String> names =
                tenancy.read(caller.organization(), () -> projects.projects(caller.organization())).stream()
                        .collect(Collectors.toMap(entry -> entry.id().value(), ProjectDirectory.Entry::name));
        Map<String, String> providers =
                connectors.all().stream().collect(Collectors.toMap(ConnectorView::id, ConnectorView::name));
        return connections.list(caller, null, null, SHOWN_MAX).items().stream()
                .map(each -> new Item(
                        each,
                        providers.getOrDefault(each.connector(), each.connector()),
                        each.projectId() == null ? "" : names.getOrDefault(each.projectId(), ""),
                        CardViews.tone(each.status()),
                        each.projectId() == null
                                ? caller.mayAdminister()
                                : caller.mayConfigure(new ProjectId(each.projectId()))))
                .toList();
    }
}
