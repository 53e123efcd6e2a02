package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the default chat is told of. */
@Component
class SummaryStore {

    private static final Duration DAY = Duration.ofDays(1);

    /** Of the last day: messages, conversations with one, replies, calls for a person; and who waits now. */
    record Day(long received, long conversations, long byAssistant, long byPeople, long called, long waiting) {}

    record Customer(String name, String lastText) {}

    private final JdbcClient jdbc;
    private final JdbcClient pipeline;
    private final Tenancy tenancy;

    SummaryStore(JdbcClient jdbc, @Qualifier("pipeline") JdbcClient pipeline, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
        this.tenancy = tenancy;
    }

    Customer customer(OrganizationId organization, ConversationId conversation) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select title, last_text
                        from conversation
                        where organization_id = ? and conversation_id = ?
                        """)
                        .params(organization.value(), conversation.value())
                        .query((row, number) -> new Customer(row.getString("title"), row.getString("last_text")))
                        .single());
    }

    /** Organizations with a default chat that were not told yet how the day before was. */
    List<OrganizationId> due(LocalDate today) {
        return pipeline.sql("""
                        select organization_id
                        from default_chat
                        where summarized_on is distinct from ?
                        order by organization_id
                        """)
                .param(Date.valueOf(today))
                .query((row, number) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                .list();
    }

    /** @return false if somebody else was quicker */
    boolean take(OrganizationId organization, LocalDate today) {
        return tenancy.write(
                        organization,
                        () -> jdbc.sql("""
                        update default_chat
                        set summarized_on = :today
                        where organization_id = :organization and summarized_on is distinct from :today
                        """)
                                .param("today", Date.valueOf(today))
                                .param("organization", organization.value())
                                .update())
                == 1;
    }

    Day day(OrganizationId organization, Instant now) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        with said as (
                            select conversation_id, direction, author
                            from message
                            where organization_id = :organization and created_at >= :since and piece_of is null
                                and status not in ('draft', 'discarded')
                        )
                        select count(*) filter (where direction = 'in') as received,
                               count(distinct conversation_id) filter (where direction = 'in') as conversations,
                               count(*) filter (where direction = 'out' and author = 'assistant') as assistant,
                               count(*) filter (where direction = 'out' and author = 'person') as people,
                               (select count(*)
                                from conversation
                                where organization_id = :organization and queued_at >= :since) as called,
                               (select count(*)
                                from conversation
                                where organization_id = :organization
                                    and (state <> 'assistant' or attention is not null)
                                    and state = 'queued') as waiting
                        from said
                        """)
                        .param("organization", organization.value())
                        .param("since", Timestamp.from(now.minus(DAY)))
                        .query((row, number) -> new Day(
                                row.getLong("received"),
                                row.getLong("conversations"),
                                row.getLong("assistant"),
                                row.getLong("people"),
                                row.getLong("called"),
                                row.getLong("waiting")))
                        .single());
    }
}
