package dev.frontdesk.evaluate;

import dev.frontdesk.assistant.Rehearsing.PlayedCall;
import dev.frontdesk.evaluate.Judge.Reason;
import dev.frontdesk.evaluate.Run.Result;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs and their results in the database. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class RunStore {

    private static final String BROKEN = "The program stopped meanwhile. Start it again.";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False: another of the project is running. */
    boolean begin(OrganizationId organization, ProjectId project, Run run) {
        return jdbc.sql("""
                        insert into evaluation_run (organization_id, project_id, run_id, kind, version, other_version, status,
                            total, author, created_at, beat_at)
                        values (?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?)
                        on conflict (organization_id, project_id) where status = 'running' do nothing
                        """)
                        .params(organization.value(), project.value(), run.id(), run.kind(), run.version())
                        .param(run.otherVersion())
                        .param(run.total())
                        .param(run.author())
                        .param(run.createdAt().atOffset(ZoneOffset.UTC))
                        .param(run.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What no node goes on with any more. */
    void giveUp(OrganizationId organization, ProjectId project, Instant before, Instant now) {
        jdbc.sql("""
                        update evaluation_run
                        set status = 'failed',
                            problem = ?,
                            ended_at = ?
                        where organization_id = ?
                          and project_id = ?
                          and status = 'running'
                          and beat_at < ?
                        """)
                .params(
                        BROKEN,
                        now.atOffset(ZoneOffset.UTC),
                        organization.value(),
                        project.value(),
                        before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns whether the run goes on. */
    boolean add(
            OrganizationId organization,
            UUID run,
            Result result,
            @Nullable BigDecimal cost,
            @Nullable String currency,
            Instant now) {
        boolean on = jdbc.sql("""
                        update evaluation_run
                        set done = done + 1,
                            passed = passed + ?,
                            input_tokens = input_tokens + ?,
                            output_tokens = output_tokens + ?,
                            cost = case when ?::numeric is null then cost else coalesce(cost, 0) + ?::numeric end,
                            currency = coalesce(currency, ?::text),
                            beat_at = ?
                        where organization_id = ?
                          and run_id = ?
                          and status = 'running'
                        """)
                        .params(
                                Boolean.TRUE.equals(result.passed()) ? 1 : 0,
                                result.inputTokens(),
                                result.outputTokens())
                        .param(cost)
                        .param(cost)
                        .param(currency)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(organization.value())
                        .param(run)
                        .update()
                == 1;
        if (on) {
            insert(organization, run, result);
        }
        return on;
    }

    private void insert(OrganizationId organization, UUID run, Result result) {
        jdbc.sql("""
                        insert into evaluation_result (organization_id, run_id, ordinal, version, question_id,
                            conversation_id, question, stored_answer, answer, passed, reasons, sources, calls,
                            duration_ms, input_tokens, output_tokens)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)
                        """)
                .params(organization.value(), run, result.ordinal(), result.version())
                .param(result.questionId())
                .param(result.conversationId())
                .param(result.question())
                .param(result.storedAnswer())
                .param(result.answer())
                .param(result.passed())
                .param(json.writeValueAsString(result.reasons()))
                .param(json.writeValueAsString(result.sources()))
                .param(json.writeValueAsString(result.calls()))
                .param(result.durationMillis())
                .param(result.inputTokens())
                .param(result.outputTokens())
                .update();
    }

    /** Returns whether it was still running. */
    boolean end(OrganizationId organization, UUID run, String status, @Nullable String problem, Instant now) {
        return jdbc.sql("""
                        update evaluation_run
                        set status = ?,
                            problem = ?,
                            ended_at = ?
                        where organization_id = ?
                          and run_id = ?
                          and status = 'running'
                        """)
                        .param(status)
                        .param(problem)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(organization.value())
                        .param(run)
                        .update()
                == 1;
    }

    /** Newest first. */
    List<Run> list(OrganizationId organization, ProjectId project, int limit) {
        return jdbc.sql("""
                        select *
                        from evaluation_run
                        where organization_id = ?
                          and project_id = ?
                        order by run_id desc
                        limit ?
                        """)
                .params(organization.value(), project.value(), limit)
                .query((row, number) -> run(row))
                .list();
    }

    Optional<Run> find(OrganizationId organization, ProjectId project, UUID run) {
        return jdbc.sql("""
                        select *
                        from evaluation_run
                        where organization_id = ?
                          and project_id = ?
                          and run_id = ?
                        """)
                .params(organization.value(), project.value(), run)
                .query((row, number) -> run(row))
                .optional();
    }

    /** The newest of the questions against a version that came to its end. */
    Optional<Run> lastDone(OrganizationId organization, ProjectId project, int version) {
        return jdbc.sql("""
                        select *
                        from evaluation_run
                        where organization_id = ?
                          and project_id = ?
                          and kind = 'questions'
                          and status = 'done'
                          and version = ?
                        order by run_id desc
                        limit 1
                        """)
                .params(organization.value(), project.value(), version)
                .query((row, number) -> run(row))
                .optional();
    }

    /** In their order. */
    List<Result> results(OrganizationId organization, UUID run) {
        return jdbc.sql("""
                        select *
                        from evaluation_result
                        where organization_id = ?
                          and run_id = ?
                        order by ordinal, version
                        """)
                .params(organization.value(), run)
                .query((row, number) -> result(row))
                .list();
    }

    boolean delete(OrganizationId organization, ProjectId project, UUID run) {
        return jdbc.sql("""
                                delete from evaluation_run
                                where organization_id = ?
                                  and project_id = ?
                                  and run_id = ?
                                  and status <> 'running'
                                """).params(organization.value(), project.value(), run).update() == 1;
    }

    Optional<Integer> rule(OrganizationId organization, ProjectId project) {
        return jdbc.sql("""
                        select pass_rate_min
                        from evaluation_rule
                        where organization_id = ?
                          and project_id = ?
                        """)
                .params(organization.value(), project.value())
                .query(Integer.class)
                .optional();
    }

    void putRule(OrganizationId organization, ProjectId project, @Nullable Integer passRate) {
        jdbc.sql("delete from evaluation_rule where organization_id = ? and project_id = ?")
                .params(organization.value(), project.value())
                .update();
        if (passRate != null) {
            jdbc.sql("insert into evaluation_rule (organization_id, project_id, pass_rate_min) values (?, ?, ?)")
                    .params(organization.value(), project.value(), passRate)
                    .update();
        }
    }

    private static Run run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getString("kind"),
                row.getInt("version"),
                row.getObject("other_version", Integer.class),
                row.getString("status"),
                row.getString("problem"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("passed"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("cost"),
                row.getString("currency"),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private Result result(ResultSet row) throws SQLException {
        return new Result(
                row.getInt("ordinal"),
                row.getInt("version"),
                row.getObject("question_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("question"),
                row.getString("stored_answer"),
                row.getString("answer"),
                row.getObject("passed", Boolean.class),
                json.readValue(row.getString("reasons"), new TypeReference<List<Reason>>() {}),
                json.readValue(row.getString("sources"), new TypeReference<List<String>>() {}),
                json.readValue(row.getString("calls"), new TypeReference<List<PlayedCall>>() {}),
                row.getLong("duration_ms"),
                row.getInt("input_tokens"),
                row.getInt("output_tokens"));
    }
}
