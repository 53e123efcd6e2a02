package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pages count and find in conversations: every call belongs inside a transaction of {@code Tenancy}. */
@Component
class HubStore {

    /** A conversation that the command bar found. */
    record Found(UUID id, String title, String connector, String lastText) {}

    /** Messages of an hour. */
    record Hour(Instant begins, long received, long sent) {}

    private final JdbcClient jdbc;

    HubStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any(OrganizationId organization) {
        return jdbc.sql("select exists (select from conversation where organization_id = ?)")
                .param(organization.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Conversations that a person should look at, each counted once.
     *
     * @param drafts those that wait for nothing but a draft to be approved
     */
    record Waiting(int others, int drafts) {}

    Waiting waiting(OrganizationId organization) {
        return jdbc.sql("""
                        with drafted as (
                            select distinct conversation_id
                            from message
                            where organization_id = :organization and status = 'draft'
                        )
                        select count(*) filter (where waits) as others,
                               count(*) filter (where drafted and not waits) as drafts
                        from (
                            select c.state = 'queued' or coalesce(c.attention, 'draft') <> 'draft' as waits,
                                   d.conversation_id is not null as drafted
                            from conversation c
                                left join drafted d using (conversation_id)
                            where c.organization_id = :organization and c.connector <> :panel
                                and (c.state = 'queued' or c.attention is not null or d.conversation_id is not null)
                        ) waiting
                        """)
                .param("organization", organization.value())
                .param("panel", ProjectChatStore.CONNECTOR)
                .query((row, number) -> new Waiting(row.getInt("others"), row.getInt("drafts")))
                .single();
    }

    /** Unread messages of conversations that concern people, by connector. */
    Map<String, Integer> unread(OrganizationId organization) {
        Map<String, Integer> unread = new HashMap<>();
        jdbc.sql("""
                        select connector, sum(unread)
                        from conversation
                        where organization_id = ? and (state <> 'assistant' or attention is not null) and unread > 0
                        group by connector
                        """).param(organization.value()).query(row -> {
            unread.put(row.getString(1), row.getInt(2));
        });
        return unread;
    }

    /** The newest message of each conversation in which the words stand. */
    Map<UUID, String> found(OrganizationId organization, Collection<UUID> conversations, String words) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("""
                        select distinct on (conversation_id) conversation_id, text
                        from message
                        where organization_id = :organization and conversation_id = any (:conversations)
                            and position(:words in lower(text)) > 0
                        order by conversation_id, message_id desc
                        """)
                .param("organization", organization.value())
                .param("conversations", conversations.toArray(UUID[]::new))
                .param("words", words)
                .query(row -> {
                    found.put(row.getObject("conversation_id", UUID.class), row.getString("text"));
                });
        return found;
    }

    /** Latest first. */
    List<Found> find(OrganizationId organization, String query, int limit) {
        return jdbc.sql("""
                        select conversation_id, title, connector, last_text
                        from conversation
                        where organization_id = :organization and connector <> :panel
                            and position(lower(:query) in lower(title)) > 0
                        order by last_message_at desc
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("panel", ProjectChatStore.CONNECTOR)
                .param("query", query)
                .param("limit", limit)
                .query((row, number) -> new Found(
                        row.getObject("conversation_id", UUID.class),
                        row.getString("title"),
                        row.getString("connector"),
                        row.getString("last_text")))
                .list();
    }

    /** Hours with messages since then, oldest first. */
    List<Hour> traffic(OrganizationId organization, Instant since) {
        return jdbc.sql("""
                        select date_trunc('hour', created_at at time zone 'UTC') at time zone 'UTC' as begins,
                               count(*) filter (where direction = 'in') as received,
                               count(*) filter (where direction = 'out' and status not in ('draft', 'discarded')) as sent
                        from message
                        where organization_id = :organization and created_at >= :since and piece_of is null
                        group by 1
                        order by 1
                        """)
                .param("organization", organization.value())
                .param("since", Timestamp.from(since))
                .query((row, number) ->
                        new Hour(row.getTimestamp("begins").toInstant(), row.getLong("received"), row.getLong("sent")))
                .list();
    }
}
