package dev.frontdesk.conversation;

import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers that wait for a person: every call belongs inside a transaction of {@code Tenancy}. */
@Component
class DraftStore {

    /** @param id of the message */
    record Draft(UUID id, ConversationId conversation, String text, Beside beside) {

        /** In a person's words, which offer nothing to choose. */
        Draft saying(String words) {
            return new Draft(id, conversation, words.strip(), new Beside(beside.files(), List.of(), null));
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Oldest first, after the given one. */
    List<Draft> list(OrganizationId organization, @Nullable UUID project, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select m.message_id, m.conversation_id, m.text, m.extras
                        from message m
                            join conversation c using (organization_id, conversation_id)
                        where m.organization_id = :organization and m.status = 'draft'
                            and (:project::uuid is null or c.project_id = :project)
                            and (:after::uuid is null or m.message_id > :after)
                        order by m.message_id
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("project", project)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Draft(
                        row.getObject("message_id", UUID.class),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getString("text"),
                        Beside.read(json, row.getString("extras"))))
                .list();
    }

    /** Empty once it is sent or dropped. Held until the transaction ends, so that it is settled once. */
    Optional<Draft> hold(OrganizationId organization, ConversationId id, UUID message) {
        return jdbc.sql("""
                        select text, extras
                        from message
                        where organization_id = ? and conversation_id = ? and message_id = ? and status = 'draft'
                        for update
                        """)
                .param(organization.value())
                .param(id.value())
                .param(message)
                .query((row, number) ->
                        new Draft(message, id, row.getString("text"), Beside.read(json, row.getString("extras"))))
                .optional();
    }

    /** @param author who changed it; null where it goes as it was written */
    void send(
            OrganizationId organization,
            Draft draft,
            boolean changed,
            @Nullable UUID author,
            List<Parcel> parcels,
            Instant expiresAt) {
        UUID[] ids = IntStream.range(0, parcels.size())
                .mapToObj(i -> i == 0 ? draft.id() : Ids.next())
                .toArray(UUID[]::new);
        jdbc.sql("""
                        with parcel as (
                            select *
                            from unnest(:ids::uuid[], :rendered::text[], :plain::text[], :extras::text[])
                                as p(message_id, rendered, plain, extras)
                        ), first as (
                            update message m
                            set status = 'queued', text = :text, rendered = p.rendered, plain = p.plain,
                                extras = p.extras, expires_at = :expires,
                                author = case when :changed then 'person' else m.author end,
                                author_id = case when :changed then :author::uuid else m.author_id end,
                                sources = case when :changed then null else m.sources end
                            from parcel p
                            where m.organization_id = :organization and m.conversation_id = :conversation
                                and m.message_id = :message and p.message_id = :message
                            returning m.author, m.author_id
                        ), others as (
                            insert into message
                                (organization_id, conversation_id, message_id, piece_of, direction, author, author_id,
                                 text, rendered, plain, extras, status, lane_group, expires_at)
                            select :organization, :conversation, p.message_id, :message, 'out', f.author, f.author_id,
                                   '', p.rendered, p.plain, p.extras, 'queued', :group, :expires
                            from parcel p
                                cross join first f
                            where p.message_id <> :message
                        )
                        update conversation
                        set last_text = left(:text, 200), last_message_at = now(), unread = 0, attention = null
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", draft.conversation().value())
                .param("message", draft.id())
                .param("changed", changed)
                .param("author", author)
                .param("text", Texts.stored(draft.text()))
                .param("ids", ids)
                .param("rendered", column(parcels, Parcel::rendered))
                .param("plain", column(parcels, Parcel::plain))
                .param("extras", column(parcels, parcel -> parcel.beside().written(json)))
                .param("group", draft.conversation().laneGroup())
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    private static String[] column(List<Parcel> parcels, Function<Parcel, @Nullable String> value) {
        return parcels.stream()
                .map(parcel -> Texts.storedOrNull(value.apply(parcel)))
                .toArray(String[]::new);
    }

    void discard(OrganizationId organization, Draft draft) {
        jdbc.sql("""
                        with dropped as (
                            update message
                            set status = 'discarded', settled_at = now()
                            where organization_id = :organization and conversation_id = :conversation
                                and message_id = :message
                        )
                        update conversation
                        set unread = 0, attention = null
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", draft.conversation().value())
                .param("message", draft.id())
                .update();
    }
}
