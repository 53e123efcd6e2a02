package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and sums of stages, which the database keeps. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class StageTotals {

    record Total(long stage, String currency, long deals, BigDecimal value) {}

    private final JdbcClient jdbc;

    StageTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, List<Total>> byStage(OrganizationId organization) {
        return jdbc
                .sql("""
                        select stage_id, currency, deals, value
                        from stage_total
                        where organization_id = ? and deals > 0
                        order by value desc
                        """)
                .param(organization.value())
                .query((row, number) -> new Total(
                        row.getLong("stage_id"),
                        row.getString("currency"),
                        row.getLong("deals"),
                        row.getBigDecimal("value")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Total::stage));
    }
}
