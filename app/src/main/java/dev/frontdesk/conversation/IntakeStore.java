package dev.frontdesk.conversation;

import dev.frontdesk.audit.AuditBatch;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code intake} and {@code poll_cursor}. Every statement is one transaction of the pipeline's role. */
@Component
class IntakeStore {

    /** An item to store; {@code handled} where nothing will come of it. */
    record Row(Arrival arrival, String raw, boolean handled) {}

    record Cursor(Source source, String value) {}

    /** What is about to be taken up: the conversation's arrivals from this one on. */
    record Turn(OrganizationId organization, ConversationId conversation, UUID first) {}

    /** A row read back, to be decoded again. */
    record Pending(
            UUID id,
            String externalId,
            OrganizationId organization,
            @Nullable ProjectId project,
            ConnectionId connection,
            String connector,
            String accountId,
            String raw) {

        Source source(Duration answerWithin) {
            return new Source(organization, project, connection, connector, accountId, answerWithin);
        }
    }

    private static final String STORE = """
            with arrived as (
                insert into intake (organization_id, account, external_id, intake_id, lane_group,
                                    connection_id, project_id, connector, raw, handled, conversation_id)
                select *
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::int2[],
                            ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bool[], ?::uuid[])
                on conflict do nothing
                returning intake_id
            ), moved as (
                insert into poll_cursor (organization_id, connection_id, account, cursor)
                select *
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
                on conflict (organization_id, connection_id) do update
                set account = excluded.account, cursor = excluded.cursor
            )
            select intake_id
            from arrived
            """;

    private static final String OLDER = """
            select t.conversation_id
            from unnest(?::uuid[], ?::uuid[], ?::int2[], ?::uuid[])
                as t(organization_id, conversation_id, lane_group, first)
            where exists (
                select
                from intake i
                where not i.handled and i.lane_group = t.lane_group and i.intake_id < t.first
                    and i.conversation_id = t.conversation_id and i.organization_id = t.organization_id
            )
            """;

    private static final String HANDLED = """
            update intake
            set handled = true, raw = ''
            where organization_id = ? and account = ? and external_id = ?
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    IntakeStore(@Qualifier("pipeline") DataSource dataSource, @Qualifier("pipeline") JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /** Stores what is new, and the cursors; rows must be sorted by key, cursors unique. Returns the new rows' ids. */
    Set<UUID> store(List<Row> rows, List<Cursor> cursors) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            Columns.of(statement, rows)
                    .uuids(row -> row.arrival().source().organization().value())
                    .texts(row -> row.arrival().account())
                    .texts(row -> row.arrival().externalId())
                    .uuids(row -> row.arrival().id())
                    .shorts(row -> row.arrival().conversation().laneGroup())
                    .uuids(row -> row.arrival().source().connection().value())
                    .uuids(row -> project(row.arrival().source()))
                    .texts(row -> row.arrival().source().connector())
                    .texts(Row::raw)
                    .booleans(Row::handled)
                    .uuids(row -> row.arrival().conversation().value())
                    .then(cursors)
                    .uuids(cursor -> cursor.source().organization().value())
                    .uuids(cursor -> cursor.source().connection().value())
                    .texts(cursor -> Arrival.account(cursor.source()))
                    .texts(Cursor::value);
            Set<UUID> stored = HashSet.newHashSet(rows.size());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    stored.add(result.getObject(1, UUID.class));
                }
            }
            return stored;
        } catch (SQLException failure) {
            throw Failures.translate("store what arrived", failure);
        }
    }

    /** Empty where this account was not polled before, or another one since. */
    Optional<String> cursor(Source source) {
        return jdbc.sql("""
                        select cursor
                        from poll_cursor
                        where organization_id = ? and connection_id = ? and account = ?
                        """)
                .param(source.organization().value())
                .param(source.connection().value())
                .param(Arrival.account(source))
                .query(String.class)
                .optional();
    }

    /** What waits in these groups after {@code after}, oldest first. */
    List<Pending> pending(Collection<Short> groups, UUID after, int limit) {
        return jdbc.sql("""
                        select intake_id, external_id, account, organization_id, connection_id, project_id, connector, raw
                        from intake
                        where lane_group = any (:groups) and not handled and intake_id > :after
                        order by intake_id
                        limit :limit
                        """)
                .param("groups", groups.toArray(Short[]::new))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> {
                    String connector = row.getString("connector");
                    UUID project = row.getObject("project_id", UUID.class);
                    return new Pending(
                            row.getObject("intake_id", UUID.class),
                            row.getString("external_id"),
                            new OrganizationId(row.getObject("organization_id", UUID.class)),
                            project == null ? null : new ProjectId(project),
                            new ConnectionId(row.getObject("connection_id", UUID.class)),
                            connector,
                            row.getString("account").substring(connector.length() + 1),
                            row.getString("raw"));
                })
                .list();
    }

    /** Whether earlier items of these conversations still wait, for each. */
    List<Boolean> haveOlder(List<Turn> turns) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OLDER)) {
            Columns.of(statement, turns)
                    .uuids(turn -> turn.organization().value())
                    .uuids(turn -> turn.conversation().value())
                    .shorts(turn -> turn.conversation().laneGroup())
                    .uuids(Turn::first);
            Set<UUID> behind = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    behind.add(row.getObject(1, UUID.class));
                }
            }
            return turns.stream()
                    .map(turn -> behind.contains(turn.conversation().value()))
                    .toList();
        } catch (SQLException failure) {
            throw Failures.translate("look for earlier items", failure);
        }
    }

    /** Nothing will come of it, which the audit trail tells. */
    void giveUp(Arrival arrival, AuditBatch.Row entry) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HANDLED)) {
            connection.setAutoCommit(false);
            statement.setObject(1, arrival.source().organization().value());
            statement.setString(2, arrival.account());
            statement.setString(3, arrival.externalId());
            statement.executeUpdate();
            AuditBatch.insert(connection, List.of(entry));
            connection.commit();
        } catch (SQLException failure) {
            throw Failures.translate("give up what arrived", failure);
        }
    }

    /** Removes what providers no longer repeat; returns how many rows, at most {@code limit}. */
    int removeBefore(Instant time, int limit) {
        return jdbc.sql("""
                        delete from intake
                        where ctid = any (array(
                            select ctid
                            from intake
                            where received_at < ?
                            limit ?
                        ))
                        """).params(Timestamp.from(time), limit).update();
    }

    /** These need nothing more. */
    void handled(Collection<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            handled(arrival.source(), arrival.externalId());
        }
    }

    void handled(Source source, String externalId) {
        jdbc.sql(HANDLED)
                .param(source.organization().value())
                .param(Arrival.account(source))
                .param(externalId)
                .update();
    }

    private static @Nullable UUID project(Source source) {
        return source.project() == null ? null : source.project().value();
    }
}
