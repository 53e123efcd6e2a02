package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.CallView;
import dev.frontdesk.conversation.ConversationViews.ChoiceView;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PartView;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Conversations and messages for people: every call belongs inside a transaction of {@code Tenancy}. */
@Component
class ConversationStore {

    /** What must be known to send into a conversation. */
    record Target(@Nullable UUID connectionId, String chatId, boolean group, HandOver handOver, boolean reachable) {}

    private static final String CONVERSATION = """
            select conversation_id, project_id, connection_id, connector, chat_id, group_chat, title, contact_id,
                   state, assignee_id, queued_reason, queued_at, agent, language, reachable, unread, attention, labels, last_text,
                   last_message_at, created_at
            from conversation
            """;

    private static final String[] WORST_FIRST = {"unknown", "failed", "sending", "queued", "sent", "delivered", "read"};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ConversationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    List<ConversationView> list(
            OrganizationId organization, Filter filter, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(CONVERSATION + """
                                where organization_id = :organization
                                    and (:project::uuid is null or project_id = :project)
                                    and (:connection::uuid is null or connection_id = :connection)
                                    and (:connector::text is null or connector = :connector)
                                    and (:state::text is null or state = :state)
                                    and (:contact::uuid is null or contact_id = :contact or contact_id in (
                                        select k.contact_id
                                        from contact k
                                        where k.organization_id = :organization and k.merged_into = :contact
                                    ))
                                    and (:label::text is null or :label = any (labels))
                                    and (:mentioned::uuid is null or exists (
                                        select
                                        from note n
                                        where n.organization_id = conversation.organization_id
                                            and n.conversation_id = conversation.conversation_id
                                            and :mentioned = any (n.mentions)
                                    ))
                                    and (:text::text is null or position(:text in lower(title)) > 0
                                        or exists (
                                            select
                                            from message m
                                            where m.organization_id = conversation.organization_id
                                                and m.conversation_id = conversation.conversation_id
                                                and position(:text in lower(m.text)) > 0
                                            offset 0
                                        )
                                        or contact_id in (
                                            select i.contact_id
                                            from contact_identity i
                                            where i.organization_id = :organization
                                                and (position(:text in lower(i.name)) > 0
                                                    or position(:text in lower(i.username)) > 0
                                                    or position(:text in lower(i.person_id)) > 0)
                                        )
                                    )
                                    and (:assignee::uuid is null or assignee_id = :assignee)
                                    and (not :waiting
                                        or (connector <> :panel and (state = 'queued' or attention <> 'draft')))
                                    and (:messageStatus::text is null or exists (
                                        select
                                        from message m
                                        where m.organization_id = conversation.organization_id
                                            and m.conversation_id = conversation.conversation_id
                                            and m.status = :messageStatus
                                    ))
                                    and (:before::timestamptz is null
                                         or (last_message_at, conversation_id) < (:before, :beforeId))
                                order by last_message_at desc, conversation_id desc
                                limit :limit
                                """)
                .param("organization", organization.value())
                .param("project", filter.projectId())
                .param("connection", filter.connectionId())
                .param("connector", filter.connector())
                .param("state", filter.state())
                .param("contact", filter.contactId())
                .param("assignee", filter.assigneeId())
                .param("label", filter.label())
                .param("mentioned", filter.mentionedId())
                .param("text", filter.words())
                .param("messageStatus", filter.messageStatus())
                .param("waiting", filter.waiting())
                .param("panel", ProjectChatStore.CONNECTOR)
                .param("before", before == null ? null : Timestamp.from(before))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(ConversationStore::conversation)
                .list();
    }

    Optional<ConversationView> find(OrganizationId organization, ConversationId id) {
        return jdbc.sql(CONVERSATION + "where organization_id = ? and conversation_id = ?")
                .param(organization.value())
                .param(id.value())
                .query(ConversationStore::conversation)
                .optional();
    }

    /** Newest first, before the given message. */
    List<MessageView> messages(OrganizationId organization, ConversationId id, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select m.message_id, m.conversation_id, m.direction, m.author, m.author_id, i.name as author_name,
                               m.text, m.parts, m.extras, m.sources, m.agent,
                               m.steps is not null as explained,
                               case when m.steps like '%"tool":%' then m.steps end as calls, m.external_id, m.created_at, m.edited_at,
                               coalesce(worst.status, m.status) as status, coalesce(worst.problem, m.problem) as problem,
                               coalesce(worst.problem_code, m.problem_code) as problem_code
                        from message m
                            left join contact_identity i
                                on i.organization_id = m.organization_id and i.identity_id = m.author_id
                            left join lateral (
                                select p.status, p.problem, p.problem_code
                                from message p
                                where m.rendered is not null and p.organization_id = m.organization_id
                                    and p.conversation_id = m.conversation_id and p.piece_of = m.message_id
                                    and array_position(:order::text[], p.status) < array_position(:order::text[], m.status)
                                order by array_position(:order::text[], p.status)
                                limit 1
                            ) worst on m.status in ('sent', 'delivered', 'read')
                        where m.organization_id = :organization and m.conversation_id = :conversation
                            and m.piece_of is null
                            and (:before::uuid is null or m.message_id < :before)
                        order by m.message_id desc
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("before", before)
                .param("order", WORST_FIRST)
                .param("limit", limit)
                .query(this::message)
                .list();
    }

    Optional<Target> target(OrganizationId organization, ConversationId id) {
        return jdbc.sql("""
                        select connection_id, chat_id, group_chat, state, assignee_id, hand_over_version, reachable
                        from conversation
                        where organization_id = ? and conversation_id = ?
                        for update
                        """)
                .param(organization.value())
                .param(id.value())
                .query((row, number) -> new Target(
                        row.getObject("connection_id", UUID.class),
                        row.getString("chat_id"),
                        row.getBoolean("group_chat"),
                        new HandOver(
                                HandOver.State.of(row.getString("state")),
                                row.getObject("assignee_id", UUID.class),
                                row.getInt("hand_over_version")),
                        row.getBoolean("reachable")))
                .optional();
    }

    /**
     * Whoever had it: where the assistant has it no longer, its replies that wait to be sent are dropped. Belongs into
     * the transaction that read {@link #target}.
     */
    void change(OrganizationId organization, ConversationId id, HandOver to) {
        jdbc.sql("""
                        with dropped as (
                            update message
                            set status = case status when 'draft' then 'discarded' else 'failed' end,
                                problem = 'A person took over',
                                problem_code = 'taken_over', settled_at = now()
                            where organization_id = :organization and conversation_id = :conversation
                                and lane_group = :group and status in ('queued', 'draft') and author = 'assistant'
                                and :state = 'person'
                        )
                        update conversation
                        set state = :state,
                            assignee_id = :assignee,
                            hand_over_version = greatest(hand_over_version, :version),
                            offered_at = null,
                            unanswered = 0,
                            attention = null,
                            unread = 0
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("state", to.state().word())
                .param("assignee", to.assignee())
                .param("version", to.version())
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("group", id.laneGroup())
                .update();
    }

    /** To whom a conversation that waits is offered; nobody's turn is disturbed by it. */
    void offer(OrganizationId organization, ConversationId id, HandOver to) {
        jdbc.sql("""
                        update conversation
                        set assignee_id = :assignee
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("assignee", to.assignee())
                .param("organization", organization.value())
                .param("conversation", id.value())
                .update();
    }

    /** A draft still asks for attention when it has been seen. @return whether something was new */
    boolean read(OrganizationId organization, ConversationId id) {
        return jdbc.sql("""
                        with seen as (
                            select case when exists (
                                select from message
                                where organization_id = :organization and conversation_id = :conversation
                                    and status = 'draft'
                            ) then 'draft' end as attention
                        )
                        update conversation c
                        set unread = 0, attention = seen.attention
                        from seen
                        where c.organization_id = :organization and c.conversation_id = :conversation
                            and (c.unread > 0 or c.attention is distinct from seen.attention)
                        """)
                        .param("organization", organization.value())
                        .param("conversation", id.value())
                        .update()
                > 0;
    }

    /**
     * Stores what a person says, to be sent.
     *
     * @param parcels the messages it takes, at least one
     * @param replyTo the provider's id of the message it answers, where the channel wants to know
     */
    void say(
            OrganizationId organization,
            ConversationId id,
            UUID message,
            @Nullable UUID author,
            Composed composed,
            List<Parcel> parcels,
            @Nullable String replyTo,
            Instant expiresAt) {
        List<UUID> ids = IntStream.range(0, parcels.size())
                .mapToObj(i -> i == 0 ? message : Ids.next())
                .toList();
        jdbc.sql("""
                        with said as (
                            insert into message
                                (organization_id, conversation_id, message_id, piece_of, direction, author, author_id,
                                 text, rendered, plain, parts, extras, reply_to, status, lane_group, expires_at)
                            select :organization, :conversation, p.message_id,
                                   case when p.message_id <> :message then :message end, 'out', 'person', :author::uuid,
                                   case when p.message_id = :message then :text else '' end, p.rendered, p.plain,
                                   case when p.message_id = :message then :files end, p.extras,
                                   case when p.message_id = :message then :replyTo end, 'queued', :group, :expires
                            from unnest(:ids::uuid[], :rendered::text[], :plain::text[], :extras::text[])
                                as p(message_id, rendered, plain, extras)
                        )
                        update conversation
                        set last_text = left(:beginning, 200), last_message_at = now()
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("message", message)
                .param("author", author)
                .param("text", Texts.stored(composed.text()))
                .param("beginning", Texts.stored(composed.beginning()))
                .param(
                        "files",
                        composed.files().isEmpty() ? null : Texts.stored(json.writeValueAsString(composed.files())))
                .param("replyTo", replyTo)
                .param("ids", ids.toArray(UUID[]::new))
                .param("rendered", column(parcels, Parcel::rendered))
                .param("plain", column(parcels, Parcel::plain))
                .param("extras", column(parcels, parcel -> parcel.beside().written(json)))
                .param("group", id.laneGroup())
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    private static String[] column(List<Parcel> parcels, Function<Parcel, @Nullable String> value) {
        return parcels.stream()
                .map(parcel -> Texts.storedOrNull(value.apply(parcel)))
                .toArray(String[]::new);
    }

    /** The provider's id of the newest message that came in. */
    @Nullable String newestHeard(OrganizationId organization, ConversationId id) {
        return jdbc.sql("""
                        select external_id
                        from message
                        where organization_id = ? and conversation_id = ? and direction = 'in'
                            and external_id is not null
                        order by message_id desc
                        limit 1
                        """)
                .param(organization.value())
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    boolean has(OrganizationId organization, ConversationId id, UUID message) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from message
                            where organization_id = ? and conversation_id = ? and message_id = ?)
                        """)
                .params(organization.value(), id.value(), message)
                .query(Boolean.class)
                .single();
    }

    /** Queues what did not certainly arrive; returns whether there was such a message. */
    boolean resend(OrganizationId organization, ConversationId id, UUID message, Instant expiresAt) {
        return jdbc.sql("""
                        update message
                        set status = 'queued', problem = null, problem_code = null, expires_at = :expires
                        where organization_id = :organization and conversation_id = :conversation
                            and (message_id = :message or piece_of = :message) and status in ('unknown', 'failed')
                        """)
                        .param("expires", Timestamp.from(expiresAt))
                        .param("organization", organization.value())
                        .param("conversation", id.value())
                        .param("message", message)
                        .update()
                > 0;
    }

    private static ConversationView conversation(ResultSet row, int number) throws SQLException {
        return new ConversationView(
                row.getObject("conversation_id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getString("connector"),
                row.getString("chat_id"),
                row.getBoolean("group_chat"),
                row.getString("title"),
                row.getObject("contact_id", UUID.class),
                row.getString("state"),
                row.getObject("assignee_id", UUID.class),
                row.getString("queued_reason"),
                instant(row, "queued_at"),
                row.getString("agent"),
                row.getString("language"),
                row.getBoolean("reachable"),
                row.getInt("unread"),
                row.getString("attention"),
                List.of((String[]) row.getArray("labels").getArray()),
                row.getString("last_text"),
                row.getTimestamp("last_message_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private MessageView message(ResultSet row, int number) throws SQLException {
        Timestamp edited = row.getTimestamp("edited_at");
        return new MessageView(
                row.getObject("message_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("direction"),
                row.getString("author"),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                row.getString("text"),
                parts(row),
                ChoiceView.of(Beside.read(json, row.getString("extras")).choices()),
                CallView.of(steps(row.getString("calls"))),
                row.getString("status"),
                row.getString("problem"),
                row.getString("problem_code"),
                row.getString("external_id"),
                read(row.getString("sources"), TurnRunner.Source[].class),
                row.getTimestamp("created_at").toInstant(),
                edited == null ? null : edited.toInstant(),
                row.getString("agent"),
                row.getBoolean("explained"));
    }

    private @Nullable Steps steps(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, Steps.class);
    }

    /** Empty where there is no such message, or nobody wrote down how it came about. */
    Optional<Steps> steps(OrganizationId organization, ConversationId id, UUID message) {
        return jdbc.sql("""
                        select steps
                        from message
                        where organization_id = ? and conversation_id = ? and message_id = ? and steps is not null
                        """)
                .params(organization.value(), id.value(), message)
                .query((row, number) -> json.readValue(row.getString("steps"), Steps.class))
                .optional();
    }

    private List<PartView> parts(ResultSet row) throws SQLException {
        String message = "/api/v1/conversations/" + row.getString("conversation_id") + "/messages/"
                + row.getString("message_id") + "/parts/";
        List<StoredPart> parts = read(row.getString("parts"), StoredPart[].class);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> view(parts.get(i), message + i))
                .toList();
    }

    private static PartView view(StoredPart part, String address) {
        return new PartView(
                part.word(),
                part.name(),
                part.isFile() ? null : part.reference(),
                part.mediaType(),
                part.bytes(),
                part.kept().isPresent() ? address : null,
                part.problem(),
                part.mayBeTriedAgain(),
                part.text());
    }

    private <T> List<T> read(@Nullable String stored, Class<T[]> type) {
        return stored == null ? List.of() : Arrays.asList(json.readValue(stored, type));
    }
}
