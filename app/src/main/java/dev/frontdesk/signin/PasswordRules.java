package dev.frontdesk.signin;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which connections a password may be typed into a chat; on none, until an admin says so. */
@Component
class PasswordRules {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Audit audit;

    PasswordRules(JdbcClient jdbc, Tenancy tenancy, Audit audit) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    boolean allow(OrganizationId organization, ConnectionId connection) {
        return allowed(organization).contains(connection.value());
    }

    Set<UUID> allowed(OrganizationId organization) {
        return Set.copyOf(tenancy.look(
                organization,
                Look.of(
                        "select connection_id from chat_password_rule where organization_id = ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        organization.value())));
    }

    /** Repeatable. */
    void turn(Caller caller, ConnectionId connection, boolean on) {
        OrganizationId organization = caller.organization();
        String sql = on
                ? "insert into chat_password_rule (organization_id, connection_id) values (?, ?) on conflict do nothing"
                : "delete from chat_password_rule where organization_id = ? and connection_id = ?";
        tenancy.run(organization, () -> {
            if (jdbc.sql(sql).params(organization.value(), connection.value()).update() > 0) {
                audit.record(
                        organization,
                        AuditEntry.of(caller.actor(), "chat_password.turned")
                                .about("connection", connection)
                                .with("on", on));
            }
        });
    }
}
