package dev.frontdesk.project;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The versions of projects in the database. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class VersionStore {

    private static final String COLUMNS = "number, settings, author_kind, author, note, created_at";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Unless the settings are those of the newest; only while the project is locked. */
    void keep(Project project, Actor actor, String note, Instant now) {
        Settings settings = Settings.of(project);
        Optional<Version> newest = list(project.organization(), project.id(), Integer.MAX_VALUE, 1).stream()
                .findFirst();
        if (newest.isPresent() && newest.get().settings().equals(settings)) {
            return;
        }
        jdbc.sql("""
                        insert into project_version (organization_id, project_id, number, settings, author_kind, author,
                            note, created_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                        """)
                .params(
                        project.organization().value(),
                        project.id().value(),
                        newest.map(Version::number).orElse(0) + 1,
                        json.writeValueAsString(settings),
                        actor.kind().name().toLowerCase(Locale.ROOT))
                .param(actor.name())
                .param(note)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean hasNone(OrganizationId organization, ProjectId project) {
        return list(organization, project, Integer.MAX_VALUE, 1).isEmpty();
    }

    /** Newest first, those of a number below {@code before}. */
    List<Version> list(OrganizationId organization, ProjectId project, int before, int limit) {
        return jdbc.sql("select " + COLUMNS + """

                        from project_version
                        where organization_id = ?
                          and project_id = ?
                          and number < ?
                        order by number desc
                        limit ?
                        """)
                .params(organization.value(), project.value(), before, limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Version> find(OrganizationId organization, ProjectId project, int number) {
        return jdbc.sql("select " + COLUMNS + """

                        from project_version
                        where organization_id = ?
                          and project_id = ?
                          and number = ?
                        """)
                .params(organization.value(), project.value(), number)
                .query((row, index) -> read(row))
                .optional();
    }

    void note(OrganizationId organization, ProjectId project, int number, String note) {
        jdbc.sql("""
                        update project_version
                        set note = ?
                        where organization_id = ?
                          and project_id = ?
                          and number = ?
                        """)
                .params(note, organization.value(), project.value(), number)
                .update();
    }

    private Version read(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                json.readValue(row.getString("settings"), Settings.class),
                row.getString("author_kind"),
                row.getString("author"),
                row.getString("note"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
