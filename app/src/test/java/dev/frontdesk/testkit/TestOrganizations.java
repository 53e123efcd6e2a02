package dev.frontdesk.testkit;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes organizations, so that tests which share a database never meet. */
public final class TestOrganizations {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Clock clock;

    TestOrganizations(JdbcClient jdbc, Tenancy tenancy, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A new organization without members, projects or keys. */
    public OrganizationId create() {
        OrganizationId id = new OrganizationId(Ids.next());
        tenancy.run(
                id,
                () -> jdbc.sql("""
                        insert into organization (organization_id, name, created_at)
                        values (?, ?, ?)
                        """)
                        .params(id.value(), "Test " + id, Timestamp.from(clock.instant()))
                        .update());
        return id;
    }
}
