package dev.frontdesk.platform;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What jobs did, and when they are next due. */
@Component
class JobRuns implements Cleanup {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int FAILURE_LENGTH_MAX = 1_000;

    private final JdbcClient jdbc;

    JobRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(String job, Jobs.Run run) {
        String failure = run.failure();
        jdbc.sql("""
                        insert into job_run (job, started_at, duration_ms, failure)
                        values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .param(job)
                .param(Timestamp.from(run.startedAt()))
                .param(run.durationMillis())
                .param(failure == null ? null : shortened(failure))
                .update();
    }

    private static String shortened(String failure) {
        return failure.replace('\0', ' ').substring(0, Math.min(failure.length(), FAILURE_LENGTH_MAX));
    }

    Map<String, Jobs.State> states() {
        return jdbc
                .sql("""
                        select job, picked, execution_time, started_at, duration_ms, failure
                        from (select task_name as job, bool_or(picked) as picked, min(execution_time) as execution_time
                              from scheduled_tasks
                              group by task_name) task
                        full join (select distinct on (job) job, started_at, duration_ms, failure
                              from job_run
                              order by job, started_at desc) run using (job)
                        """)
                .query((row, index) -> {
                    Timestamp next = row.getTimestamp("execution_time");
                    Timestamp started = row.getTimestamp("started_at");
                    return new Jobs.State(
                            row.getString("job"),
                            "",
                            row.getBoolean("picked"),
                            next == null ? null : next.toInstant(),
                            started == null
                                    ? null
                                    : new Jobs.Run(
                                            started.toInstant(), row.getLong("duration_ms"), row.getString("failure")));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Jobs.State::name, state -> state));
    }

    /** Newest first. */
    List<Jobs.Run> latest(String job, int limit) {
        return jdbc.sql("""
                        select started_at, duration_ms, failure
                        from job_run
                        where job = ?
                        order by started_at desc
                        limit ?
                        """)
                .params(job, limit)
                .query((row, index) -> new Jobs.Run(
                        row.getTimestamp("started_at").toInstant(),
                        row.getLong("duration_ms"),
                        row.getString("failure")))
                .list();
    }

    @Override
    public int clean(Instant now) {
        return jdbc.sql("delete from job_run where started_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
    }
}
