package dev.frontdesk.connector;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.platform.ConnectionId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was posted to a connection: a page of its own, and the latest of it folded out on the card. */
@Pages
@RequestMapping("/app/connections/{id}/webhook-log")
class WebhookLogPages {

    private static final int SHOWN = 50;
    private static final int SHOWN_ON_CARD = 8;

    private final Connections connections;
    private final WebhookLogReader log;
    private final Templates templates;

    WebhookLogPages(Connections connections, WebhookLogReader log, Templates templates) {
        this.connections = connections;
        this.log = log;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(
            Page page, Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID cursor) {
        ConnectionId connection = new ConnectionId(id);
        return templates.connectorWebhooks(
                page, connections.get(caller, connection), log.list(caller, connection, cursor, SHOWN));
    }

    @PartOf("/app/connections/{id}/webhook-log")
    @GetMapping("/latest")
    JteModel latest(Page page, Caller caller, @PathVariable UUID id) {
        ConnectionId connection = new ConnectionId(id);
        return templates.connector_posts(
                page,
                connections.get(caller, connection),
                log.list(caller, connection, null, SHOWN_ON_CARD).items());
    }
}
