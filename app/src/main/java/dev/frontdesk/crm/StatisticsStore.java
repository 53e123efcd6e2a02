package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Single counts of an overview; what was deleted does not count. Runs inside a transaction of {@code Tenancy}. */
@Repository
class StatisticsStore {

    /**
     * Of a period.
     *
     * @param converted leads, whenever they were made
     * @param resolutionHours mean, of issues resolved in it; null: none was
     * @param cycleDays mean, from making to winning; null: nothing was won
     */
    record Counts(
            long customers,
            long deals,
            long converted,
            @Nullable BigDecimal resolutionHours,
            @Nullable BigDecimal cycleDays,
            @Nullable BigDecimal cycleMedianDays) {}

    /** Of this moment. */
    record Standing(long openIssues, long overdueTasks) {}

    private final JdbcClient jdbc;

    StatisticsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts counts(OrganizationId organization, Period period) {
        return FigureStore.bind(jdbc.sql("""
                        select
                            (select count(*) from customer
                                where organization_id = :organization and deleted_at is null
                                    and created_at >= :start and created_at < :end) as customers,
                            (select count(*) from deal
                                where organization_id = :organization and deleted_at is null
                                    and created_at >= :start and created_at < :end) as deals,
                            (select count(*) from lead
                                where organization_id = :organization and deleted_at is null
                                    and converted_at >= :start and converted_at < :end) as converted,
                            (select avg(extract(epoch from resolved_at - created_at)) / 3600 from issue
                                where organization_id = :organization and deleted_at is null
                                    and resolved_at >= :start and resolved_at < :end) as resolution_hours,
                            cycle.mean, cycle.median
                        from (
                            select avg(days) as mean, percentile_cont(0.5) within group (order by days)::numeric as median
                            from (
                                select actual_close_date - (created_at at time zone :zone)::date as days
                                from deal
                                where organization_id = :organization and deleted_at is null and state = 'won'
                                    and actual_close_date between :from and :to
                            ) won
                        ) cycle
                        """).param("organization", organization.value()), period)
                .query((row, number) -> new Counts(
                        row.getLong("customers"),
                        row.getLong("deals"),
                        row.getLong("converted"),
                        row.getBigDecimal("resolution_hours"),
                        row.getBigDecimal("mean"),
                        row.getBigDecimal("median")))
                .single();
    }

    Standing standing(OrganizationId organization, Instant now) {
        return jdbc.sql("""
                        select
                            (select count(*) from issue
                                where organization_id = :organization and deleted_at is null
                                    and status in ('open', 'in_progress')) as issues,
                            (select count(*) from activity
                                where organization_id = :organization and deleted_at is null
                                    and status = 'planned' and due_at < :now) as tasks
                        """)
                .param("organization", organization.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Standing(row.getLong("issues"), row.getLong("tasks")))
                .single();
    }

    /** What is still to be paid for orders that were approved. */
    Sums receivables(OrganizationId organization) {
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        jdbc.sql("""
                        select currency, sum(greatest(0, total - paid)) as due
                        from customer_order
                        where organization_id = ? and deleted_at is null
                            and status in ('approved', 'in_progress', 'completed')
                        group by currency
                        """).param(organization.value()).query(row -> {
            sums.put(row.getString("currency"), row.getBigDecimal("due"));
        });
        return new Sums(sums);
    }
}
