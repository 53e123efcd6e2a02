package dev.frontdesk.assistant;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Demo organizations whose documents are not all loaded; one node at a time loads them. */
@Repository
class DemoStore {

    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    DemoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Loading(OrganizationId organization, ProjectId project) {}

    void begin(OrganizationId organization, ProjectId project) {
        jdbc.sql("""
                        insert into demo_loading (organization_id, project_id, taken_until)
                        values (?, ?, '-infinity')
                        """).params(organization.value(), project.value()).update();
    }

    Optional<Loading> take(Instant now) {
        return jdbc.sql("""
                        update demo_loading
                        set taken_until = :until
                        where organization_id = (
                            select organization_id
                            from demo_loading
                            where taken_until < :now
                            limit 1
                            for update skip locked)
                        returning organization_id, project_id
                        """)
                .param("until", now.plus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Loading(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new ProjectId(row.getObject("project_id", UUID.class))))
                .optional();
    }

    void finish(OrganizationId organization) {
        jdbc.sql("delete from demo_loading where organization_id = ?")
                .param(organization.value())
                .update();
    }
}
