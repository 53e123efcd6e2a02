package dev.frontdesk.organization;

import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrganizationStore {

    private final JdbcClient jdbc;

    OrganizationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Organization organization) {
        jdbc.sql("""
                        insert into organization (organization_id, name, created_at)
                        values (:id, :name, :createdAt)
                        """)
                .param("id", organization.id().value())
                .param("name", organization.name())
                .param("createdAt", organization.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(OrganizationId id, String name) {
        jdbc.sql("update organization set name = :name where organization_id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    Optional<Organization> find(OrganizationId id) {
        return jdbc.sql("select * from organization where organization_id = :id")
                .param("id", id.value())
                .query((row, n) -> organization(row))
                .optional();
    }

    /** In the order of their identifiers, which is that of their making. */
    List<Organization> list(@Nullable OrganizationId after, int limit) {
        return jdbc.sql("""
                        select *
                        from organization
                        where organization_id > :after
                        order by organization_id
                        limit :limit
                        """)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, n) -> organization(row))
                .list();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
