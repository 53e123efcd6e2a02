package dev.frontdesk.assistant;

import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Summaries of long conversations, one an agent. Opens its own transactions. */
@Repository("assistantSummaryStore")
class SummaryStore {

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    SummaryStore(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    Optional<Summary> find(OrganizationId organization, UUID conversation, String agent) {
        return tenancy
                .look(
                        organization,
                        Look.of(
                                """
                                select upto, text
                                from conversation_summary
                                where organization_id = ? and conversation_id = ? and agent = ?
                                """,
                                (row, number) -> new Summary(row.getObject(1, UUID.class), row.getString(2)),
                                organization.value(),
                                conversation,
                                agent))
                .stream()
                .findFirst();
    }

    void put(OrganizationId organization, UUID conversation, String agent, Summary summary, Instant now) {
        tenancy.run(
                organization,
                () -> jdbc.sql("""
                                insert into conversation_summary
                                    (organization_id, conversation_id, agent, upto, text, made_at)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict (organization_id, conversation_id, agent) do update
                                set upto = excluded.upto, text = excluded.text, made_at = excluded.made_at
                                where conversation_summary.upto < excluded.upto
                                """)
                        .params(
                                organization.value(),
                                conversation,
                                agent,
                                summary.upto(),
                                summary.text(),
                                now.atOffset(ZoneOffset.UTC))
                        .update());
    }

    void forget(OrganizationId organization, UUID conversation) {
        tenancy.run(
                organization,
                () -> jdbc.sql("""
                                delete from conversation_summary
                                where organization_id = ? and conversation_id = ?
                                """).params(organization.value(), conversation).update());
    }
}
