package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mailboxes that are connected to a project. */
@Component
public class Mailboxes {

    private static final int CONNECTIONS_MAX = 100;

    private final ConnectionStore store;
    private final OpenConnections open;
    private final Tenancy tenancy;

    Mailboxes(ConnectionStore store, OpenConnections open, Tenancy tenancy) {
        this.store = store;
        this.open = open;
        this.tenancy = tenancy;
    }

    /** @param connection for {@link Channels#sent} and {@link Channels#refused} */
    public record Box(ConnectionId connection, Mailbox mailbox) {}

    /** Those that are started, in the order they were made. Must be called outside of any transaction. */
    public List<Box> of(OrganizationId organization, ProjectId project) {
        List<StoredConnection> stored =
                tenancy.read(organization, () -> store.list(organization, project, null, CONNECTIONS_MAX));
        return stored.stream()
                .filter(StoredConnection::activated)
                .flatMap(each -> open.find(each.id()).stream())
                .flatMap(each -> each.connection().mailbox().stream()
                        .map(box -> new Box(each.stored().id(), box)))
                .toList();
    }
}
