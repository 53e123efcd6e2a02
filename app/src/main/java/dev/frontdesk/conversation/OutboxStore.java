package dev.frontdesk.conversation;

import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The sending side of messages. Every statement is one transaction of the pipeline's role. */
@Component
class OutboxStore {

    /** A piece about to be sent, and the epoch that entitles this node to send it. */
    record Claim(Piece piece, long epoch) {}

    /** A piece found unsent; {@code sending} when somebody was at it. */
    record Unsent(Piece piece, boolean sending, String connector) {}

    private static final String CLAIM = """
            with wanted as materialized (
                select *
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int2[], ?::int8[])
                    as w(organization_id, conversation_id, message_id, lane_group, epoch)
            ), fence as materialized (
                select g.number, g.epoch
                from lane_group g
                where (g.number, g.epoch) in (select lane_group, epoch from wanted)
                order by g.number
                for key share
            )
            update message m
            set status = case when m.author = 'assistant' and c.state = 'person' then 'failed' else 'sending' end,
                problem = case
                    when m.author = 'assistant' and c.state = 'person' then 'A person took over'
                    else m.problem
                end,
                problem_code = case
                    when m.author = 'assistant' and c.state = 'person' then 'taken_over'
                    else m.problem_code
                end
            from wanted w
                join fence f on f.number = w.lane_group and f.epoch = w.epoch
                join conversation c using (organization_id, conversation_id)
            where m.organization_id = w.organization_id and m.conversation_id = w.conversation_id
                and m.message_id = w.message_id and m.status = 'queued'
            returning m.message_id, m.status
            """;

    private static final String SETTLE = """
            update message m
            set status = s.status,
                external_id = coalesce(s.external_id, m.external_id),
                problem = s.problem,
                problem_code = s.problem_code,
                settled_at = now()
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                as s(organization_id, conversation_id, message_id, status, external_id, problem, problem_code)
            where m.organization_id = s.organization_id and m.conversation_id = s.conversation_id
                and m.message_id = s.message_id and m.status in ('queued', 'sending', 'unknown')
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxStore(@Qualifier("pipeline") DataSource dataSource, @Qualifier("pipeline") JdbcClient jdbc, JsonMapper json) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Marks queued pieces as being sent. Returns, for each, whether this node may send it now. */
    List<Boolean> claim(List<Claim> claims) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            Columns.of(statement, claims)
                    .uuids(c -> c.piece().organization().value())
                    .uuids(c -> c.piece().conversation().value())
                    .uuids(c -> c.piece().id())
                    .shorts(c -> c.piece().conversation().laneGroup())
                    .longs(Claim::epoch);
            Set<UUID> claimed = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals("sending")) {
                        claimed.add(row.getObject(1, UUID.class));
                    }
                }
            }
            return claims.stream()
                    .map(claim -> claimed.contains(claim.piece().id()))
                    .toList();
        } catch (SQLException failure) {
            throw Failures.translate("claim messages", failure);
        }
    }

    /** What comes late changes nothing that is certain: a message that was sent, or has failed, stays so. */
    List<Boolean> settle(List<Settlement> settlements) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            Columns.of(statement, settlements)
                    .uuids(s -> s.piece().organization().value())
                    .uuids(s -> s.piece().conversation().value())
                    .uuids(s -> s.piece().id())
                    .texts(Settlement::status)
                    .texts(Settlement::externalId)
                    .texts(s -> Texts.storedOrNull(s.problem()))
                    .texts(Settlement::code);
            statement.executeUpdate();
            return settlements.stream().map(settlement -> true).toList();
        } catch (SQLException failure) {
            throw Failures.translate("settle messages", failure);
        }
    }

    /** The chat is not to be written to until somebody writes from it. */
    void unreachable(Piece piece) {
        jdbc.sql("""
                        update conversation
                        set reachable = false
                        where organization_id = ? and conversation_id = ?
                        """)
                .param(piece.organization().value())
                .param(piece.conversation().value())
                .update();
    }

    /** Somebody should look: what was to be said is not said. */
    void notDelivered(Piece piece) {
        jdbc.sql("""
                        update conversation
                        set attention = coalesce(attention, 'not_delivered')
                        where organization_id = ? and conversation_id = ?
                        """)
                .param(piece.organization().value())
                .param(piece.conversation().value())
                .update();
    }

    /** The chat goes on under another id. */
    void moved(OrganizationId organization, ConversationId conversation, String chatId) {
        jdbc.sql("""
                        update conversation
                        set chat_id = ?
                        where organization_id = ? and conversation_id = ?
                        """)
                .param(chatId)
                .param(organization.value())
                .param(conversation.value())
                .update();
    }

    /** What waits to be sent, or was being sent, in these groups, oldest first. */
    List<Unsent> unsent(Collection<Short> groups, int limit) {
        return jdbc.sql("""
                        select m.organization_id, m.conversation_id, m.message_id, m.piece_of, c.connection_id,
                               c.chat_id, c.group_chat, c.connector, m.author, m.text, m.rendered, m.plain, m.sources,
                               m.reply_to, m.status, m.expires_at, m.extras, c.subject
                        from message m
                            join conversation c using (organization_id, conversation_id)
                        where m.lane_group = any (:groups) and m.status in ('queued', 'sending')
                            and c.connection_id is not null
                        order by m.message_id
                        limit :limit
                        """)
                .param("groups", groups.toArray(Short[]::new))
                .param("limit", limit)
                .query((row, number) -> new Unsent(
                        new Piece(
                                new OrganizationId(row.getObject("organization_id", UUID.class)),
                                new ConversationId(row.getObject("conversation_id", UUID.class)),
                                row.getObject("message_id", UUID.class),
                                row.getObject("piece_of", UUID.class),
                                new ConnectionId(row.getObject("connection_id", UUID.class)),
                                row.getString("chat_id"),
                                row.getBoolean("group_chat"),
                                row.getString("author"),
                                row.getString("text"),
                                row.getString("rendered"),
                                row.getString("plain"),
                                row.getString("sources"),
                                row.getString("reply_to"),
                                Piece.State.QUEUED,
                                row.getTimestamp("expires_at") == null
                                        ? Instant.MAX
                                        : row.getTimestamp("expires_at").toInstant(),
                                null,
                                Beside.read(json, row.getString("extras")),
                                row.getString("subject"),
                                0,
                                null),
                        row.getString("status").equals("sending"),
                        row.getString("connector")))
                .list();
    }
}
