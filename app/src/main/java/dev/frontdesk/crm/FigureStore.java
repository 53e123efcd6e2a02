package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Counts and sums of an organization, in groups; what was deleted does not count. Every method runs inside a transaction
 * of {@code Tenancy}. Expressions come from {@link By}, never from outside.
 */
@Repository
class FigureStore {

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First: leads made in the period; second: those of them that are converted by now. */
    List<Tally> leads(OrganizationId organization, Period period, By by) {
        String key = by.column("(t.created_at at time zone :zone)::date", "t.source", "t.assigned_to");
        return over(organization, period, """
                select %s as key, '' as currency, count(*) as first,
                    count(*) filter (where t.converted_at is not null) as second, 0 as one, 0 as two
                from lead t
                where t.organization_id = :organization and t.deleted_at is null
                    and t.created_at >= :start and t.created_at < :end
                group by 1
                """.formatted(key))
                .query(FigureStore::tally)
                .list();
    }

    /** First and one: won in the period; second and two: lost. */
    List<Tally> closed(OrganizationId organization, Period period, @Nullable Long pipeline, By by) {
        String key = by.column("t.actual_close_date", "t.source", "t.assigned_to");
        return over(organization, period, """
                select %s as key, t.currency, count(*) filter (where t.state = 'won') as first,
                    count(*) filter (where t.state = 'lost') as second,
                    coalesce(sum(t.value) filter (where t.state = 'won'), 0) as one,
                    coalesce(sum(t.value) filter (where t.state = 'lost'), 0) as two
                from deal t
                where t.organization_id = :organization and t.deleted_at is null
                    and t.actual_close_date between :from and :to
                    and (:pipeline::bigint is null or t.pipeline_id = :pipeline)
                group by 1, 2
                """.formatted(key))
                .param("pipeline", pipeline)
                .query(FigureStore::tally)
                .list();
    }

    /** One: what came in; two: what went back. */
    List<Tally> payments(OrganizationId organization, Period period, By by) {
        String key = by.column("(t.paid_at at time zone :zone)::date", "''", """
                (select o.assigned_to from customer_order o
                    where o.organization_id = t.organization_id and o.order_id = t.order_id)
                """);
        return over(organization, period, """
                select %s as key, t.currency, 0 as first, 0 as second,
                    coalesce(sum(t.amount) filter (where t.status = 'completed'), 0) as one,
                    coalesce(sum(t.amount) filter (where t.status = 'refunded'), 0) as two
                from payment t
                where t.organization_id = :organization and t.deleted_at is null
                    and t.paid_at >= :start and t.paid_at < :end and t.status in ('completed', 'refunded')
                group by 1, 2
                """.formatted(key))
                .query(FigureStore::tally)
                .list();
    }

    /** First: open deals now; one: their value; two: the same by probability. */
    List<Tally> open(OrganizationId organization, @Nullable Long pipeline, By by) {
        String sql = by == By.SOURCE || by == By.EMPLOYEE
                ? """
                select %s as key, t.currency, count(*) as first, 0 as second, sum(t.value) as one,
                    sum(t.value * t.probability / 100) as two
                from deal t
                where t.organization_id = :organization and t.deleted_at is null and t.state = 'open'
                    and (:pipeline::bigint is null or t.pipeline_id = :pipeline)
                group by 1, 2
                """.formatted(by.column("", "t.source", "t.assigned_to"))
                : """
                select %s as key, t.currency, sum(t.deals) as first, 0 as second, sum(t.value) as one,
                    sum(t.weighted) as two
                from stage_total t
                join stage s on s.organization_id = t.organization_id and s.stage_id = t.stage_id
                where t.organization_id = :organization and s.kind = 'open' and t.deals <> 0
                    and (:pipeline::bigint is null or s.pipeline_id = :pipeline)
                group by 1, 2
                """.formatted(by == By.STAGE ? "s.code" : "''");
        return jdbc.sql(sql)
                .param("organization", organization.value())
                .param("pipeline", pipeline)
                .query(FigureStore::tally)
                .list();
    }

    /** By employee's number, as text. */
    Map<String, String> names(OrganizationId organization) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select employee_id, name from employee where organization_id = ?")
                .param(organization.value())
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    private StatementSpec over(OrganizationId organization, Period period, String sql) {
        StatementSpec statement = jdbc.sql(sql).param("organization", organization.value());
        return bind(statement, period);
    }

    static StatementSpec bind(StatementSpec statement, Period period) {
        return statement
                .param("zone", period.zone().getId())
                .param("from", period.from())
                .param("to", period.to())
                .param("start", period.start().atOffset(ZoneOffset.UTC))
                .param("end", period.end().atOffset(ZoneOffset.UTC));
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        BigDecimal one = row.getBigDecimal("one");
        BigDecimal two = row.getBigDecimal("two");
        return new Tally(
                row.getString("key"), row.getString("currency"), row.getLong("first"), row.getLong("second"), one, two);
    }
}
