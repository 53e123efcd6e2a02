package dev.frontdesk.connector;

import static dev.frontdesk.connector.ConnectionStore.word;

import dev.frontdesk.platform.ConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Connections as the machinery sees them, across organizations: found by key or id, and told what became of them. A
 * change that names an activation happens only while that start or stop is the latest.
 */
@Repository
class RunningStore {

    private final JdbcClient jdbc;

    RunningStore(@Qualifier("pipeline") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredConnection> ofKey(String webhookKey) {
        return jdbc.sql("select * from connection where webhook_key = ?")
                .param(webhookKey)
                .query(ConnectionStore::read)
                .optional();
    }

    Optional<StoredConnection> find(ConnectionId id) {
        return jdbc.sql("select * from connection where connection_id = ?")
                .param(id.value())
                .query(ConnectionStore::read)
                .optional();
    }

    Optional<StoredConnection> fromEnvironment(String connector) {
        return jdbc.sql("select * from connection where connector = ? and from_environment")
                .param(connector)
                .query(ConnectionStore::read)
                .optional();
    }

    Optional<StoredConnection> ofAccount(String connector, String accountId) {
        return jdbc.sql("select * from connection where connector = ? and account_id = ?")
                .params(connector, accountId)
                .query(ConnectionStore::read)
                .optional();
    }

    Map<String, byte[]> secrets(StoredConnection connection) {
        return ConnectionStore.secrets(jdbc, connection.organization(), connection.id());
    }

    List<StoredConnection> polled() {
        return jdbc.sql("""
                        select *
                        from connection
                        where activated and not halted and status <> 'pending' and mode = 'polling'
                        """).query(ConnectionStore::read).list();
    }

    /** A page of what people want to work, or have start with the program, in the order of ids. */
    List<StoredConnection> wanted(@Nullable ConnectionId after, int limit) {
        return jdbc.sql("""
                        select *
                        from connection
                        where (activated or auto_start)
                          and (cast(:after as uuid) is null or connection_id > :after)
                        order by connection_id
                        limit :limit
                        """)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(ConnectionStore::read)
                .list();
    }

    /** Versions of those that still exist. */
    Map<UUID, Long> versions(Collection<ConnectionId> ids) {
        Map<UUID, Long> versions = new HashMap<>();
        jdbc.sql("select connection_id, version from connection where connection_id = any(?::uuid[])")
                .param(ids.stream().map(ConnectionId::value).toArray(UUID[]::new))
                .query(row -> {
                    versions.put(row.getObject("connection_id", UUID.class), row.getLong("version"));
                });
        return versions;
    }

    boolean isLatest(ConnectionId id, long activation) {
        return jdbc.sql("select from connection where connection_id = ? and activation = ? and activated")
                .params(id.value(), activation)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    /** Wants it to work from now on; returns the new activation. */
    long activate(ConnectionId id) {
        return jdbc.sql("""
                        update connection
                        set activated = true, halted = false, status = 'pending', activation = activation + 1,
                            error_code = null, error_message = null, error_at = null, version = version + 1
                        where connection_id = ?
                        returning activation
                        """).param(id.value()).query(Long.class).single();
    }

    void deactivate(ConnectionId id, Status status) {
        jdbc.sql("""
                        update connection
                        set activated = false, halted = false, status = ?, activation = activation + 1,
                            error_code = null, error_message = null, error_at = null, version = version + 1
                        where connection_id = ?
                        """).params(word(status), id.value()).update();
    }

    /** @return false when it was started anew or stopped since */
    boolean running(ConnectionId id, long activation, @Nullable Mode mode) {
        return jdbc.sql("""
                                update connection
                                set status = 'running', mode = :mode, halted = false, error_code = null,
                                    error_message = null, error_at = null, version = version + 1
                                where connection_id = :id and activation = :activation and activated
                                """)
                        .param("mode", mode == null ? null : word(mode))
                        .param("id", id.value())
                        .param("activation", activation)
                        .update()
                == 1;
    }

    /** @return false when nothing changed: it has failed like this before, or was started anew or stopped since */
    boolean failed(ConnectionId id, long activation, Failure failure, boolean halted) {
        return jdbc.sql("""
                                update connection
                                set status = 'error', halted = :halted, error_code = :code, error_message = :message,
                                    error_at = :at, version = version + 1
                                where connection_id = :id and activation = :activation and activated
                                  and (status, halted, error_code) is distinct from ('error', :halted, :code)
                                """)
                        .param("id", id.value())
                        .param("activation", activation)
                        .param("halted", halted)
                        .param("code", failure.code())
                        .param("message", failure.message())
                        .param("at", ConnectionStore.time(failure.at()))
                        .update()
                == 1;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the account is connected already, anywhere */
    void profile(ConnectionId id, Profile profile) {
        jdbc.sql("""
                        update connection
                        set account_id = ?, account_name = ?, notes = ?, version = version + 1
                        where connection_id = ?
                        """)
                .params(profile.accountId(), profile.name(), profile.notes().toArray(String[]::new), id.value())
                .update();
    }

    record Activity(
            ConnectionId id,
            long received,
            long sent,
            long refused,
            long limited,
            @Nullable Instant at,
            Instant counted) {}

    void count(List<Activity> activities) {
        jdbc.sql("""
                        update connection
                        set received = connection.received + activity.received,
                            sent = connection.sent + activity.sent,
                            refused = connection.refused + activity.refused,
                            refused_at = case when activity.refused > 0 then activity.counted else refused_at end,
                            limited = connection.limited + activity.limited,
                            limited_at = case when activity.limited > 0 then activity.counted else limited_at end,
                            last_activity_at = greatest(last_activity_at, activity.at)
                        from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                                    ?::timestamptz[], ?::timestamptz[])
                            as activity (connection_id, received, sent, refused, limited, at, counted)
                        where connection.connection_id = activity.connection_id
                        """)
                .params(
                        activities.stream().map(a -> a.id().value()).toArray(UUID[]::new),
                        activities.stream().map(Activity::received).toArray(Long[]::new),
                        activities.stream().map(Activity::sent).toArray(Long[]::new),
                        activities.stream().map(Activity::refused).toArray(Long[]::new),
                        activities.stream().map(Activity::limited).toArray(Long[]::new),
                        activities.stream()
                                .map(a -> a.at() == null ? null : a.at().toString())
                                .toArray(String[]::new),
                        activities.stream().map(a -> a.counted().toString()).toArray(String[]::new))
                .update();
    }
}
