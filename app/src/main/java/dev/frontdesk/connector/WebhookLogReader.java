package dev.frontdesk.connector;

import dev.frontdesk.connector.ConnectionView.Page;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Tenancy;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows what was posted to a connection lately. */
@Service
class WebhookLogReader {

    private final Connections connections;
    private final WebhookLog log;
    private final WebhookLogStore store;
    private final Tenancy tenancy;

    WebhookLogReader(Connections connections, WebhookLog log, WebhookLogStore store, Tenancy tenancy) {
        this.connections = connections;
        this.log = log;
        this.store = store;
        this.tenancy = tenancy;
    }

    /** Newest first, those before {@code cursor}; up to this moment for what came to this node. */
    Page<WebhookEntry> list(Caller caller, ConnectionId id, @Nullable UUID cursor, int limit) {
        connections.get(caller, id);
        log.flush();
        List<WebhookEntry> found =
                tenancy.read(caller.organization(), () -> store.list(caller.organization(), id)).stream()
                        .sorted(Comparator.comparing(WebhookEntry::id).reversed())
                        .limit(WebhookLog.KEPT)
                        .filter(entry -> cursor == null || entry.id().compareTo(cursor) < 0)
                        .limit(limit + 1L)
                        .toList();
        List<WebhookEntry> page = found.stream().limit(limit).toList();
        return new Page<>(page, found.size() > limit ? page.getLast().id().toString() : null);
    }
}
