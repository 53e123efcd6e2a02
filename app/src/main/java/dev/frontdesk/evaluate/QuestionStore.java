package dev.frontdesk.evaluate;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Questions in the database. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class QuestionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    QuestionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Oldest first. */
    List<Question> list(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        select question_id, text, agent, as_staff, expected, created_at
                        from evaluation_question
                        where organization_id = ?
                          and project_id = ?
                        order by question_id
                        """)
                .params(organization.value(), project.value())
                .query((row, number) -> read(row))
                .list();
    }

    void put(OrganizationId organization, ProjectId project, Question question) {
        jdbc.sql("""
                        insert into evaluation_question (organization_id, project_id, question_id, text, agent, as_staff,
                            expected, created_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (organization_id, question_id) do update
                        set text = excluded.text,
                            agent = excluded.agent,
                            as_staff = excluded.as_staff,
                            expected = excluded.expected
                        """)
                .params(organization.value(), project.value(), question.id(), question.text())
                .param(question.agent())
                .param(question.asStaff())
                .param(json.writeValueAsString(question.expected()))
                .param(question.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(OrganizationId organization, ProjectId project, UUID question) {
        return jdbc.sql("""
                                delete from evaluation_question
                                where organization_id = ?
                                  and project_id = ?
                                  and question_id = ?
                                """)
                        .params(organization.value(), project.value(), question)
                        .update()
                == 1;
    }

    private Question read(ResultSet row) throws SQLException {
        return new Question(
                row.getObject("question_id", UUID.class),
                row.getString("text"),
                row.getString("agent"),
                row.getBoolean("as_staff"),
                json.readValue(row.getString("expected"), Expected.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
