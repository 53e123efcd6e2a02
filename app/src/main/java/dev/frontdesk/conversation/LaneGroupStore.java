package dev.frontdesk.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The leases in the database. Uses one connection of its own: its advisory lock says that this node lives, so it must
 * not go back to the pool. The database's clock alone counts.
 */
@Component
class LaneGroupStore {

    /** First half of the advisory lock's key; the second is the node's number. */
    private static final int LOCK_CLASS = 1179468115;

    /** Likewise, of those who take their share; a node that is stopping only lives. */
    private static final int SHARE_CLASS = LOCK_CLASS + 1;

    private final DataSource dataSource;
    private @Nullable Connection connection;
    private int node;
    private boolean taking = true;

    LaneGroupStore(@Qualifier("pipeline") DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Prolongs this node's leases. Returns the groups it still holds, with their epochs. */
    synchronized Map<Short, Long> renew() {
        return groups("""
                update lane_group
                set leased_until = now() + interval '15 seconds'
                where node_number = ?
                returning number, epoch
                """, node());
    }

    /** Takes groups that nobody holds, whose lease ran out, or whose node is gone. */
    synchronized Map<Short, Long> claim(int limit) {
        return groups("""
                update lane_group
                set node_number = ?, epoch = epoch + 1, leased_until = now() + interval '15 seconds'
                where number in (
                    select number
                    from lane_group g
                    where node_number is null
                        or leased_until < now()
                        or not exists (
                            select
                            from pg_locks l
                            where l.locktype = 'advisory' and l.classid = 1179468115::oid
                                and l.objid = g.node_number::oid and l.objsubid = 2 and l.granted
                                and l.database = (select oid from pg_database where datname = current_database())
                        )
                    order by number
                    limit ?
                    for update skip locked
                )
                returning number, epoch
                """, node(), limit);
    }

    /** Nodes that are connected to this database and take part. */
    synchronized int liveNodes() {
        return query("""
                select count(distinct objid)
                from pg_locks
                where locktype = 'advisory' and classid = 1179468116::oid and objsubid = 2 and granted
                    and database = (select oid from pg_database where datname = current_database())
                """, result -> result.next() ? result.getInt(1) : 0);
    }

    /** Takes its share from the next call on. */
    synchronized void join() {
        taking = true;
    }

    /** Takes no share any more, so that the others take it. */
    synchronized void leave() {
        taking = false;
        if (connection != null) {
            query("select pg_advisory_unlock(?, ?)", ResultSet::next, SHARE_CLASS, node);
        }
    }

    synchronized void release(short group, long epoch) {
        groups("""
                update lane_group
                set node_number = null
                where node_number = ? and number = ? and epoch = ?
                returning number, epoch
                """, node(), group, epoch);
    }

    synchronized void close() {
        if (connection != null) {
            try {
                // An aborted connection, unlike a returned one, gives up its advisory lock.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone already.
            }
            connection = null;
        }
    }

    /** This node's number, taken with the lock that proves it; kept over a reconnect as long as the lock is free. */
    private int node() {
        try {
            if (connection != null && connection.isValid(2)) {
                return node;
            }
            close();
            connection = dataSource.getConnection();
            if (node == 0 || !lock("select pg_try_advisory_lock(?, ?)")) {
                node = query("select nextval('node_number')", result -> result.next() ? result.getInt(1) : 0);
                lock("select pg_try_advisory_lock(?, ?)");
            }
            if (taking) {
                query("select pg_try_advisory_lock(?, ?)", ResultSet::next, SHARE_CLASS, node);
            }
            return node;
        } catch (SQLException failure) {
            throw Failures.translate("open the lease connection", failure);
        }
    }

    private boolean lock(String sql) {
        return query(sql, result -> result.next() && result.getBoolean(1), LOCK_CLASS, node);
    }

    private Map<Short, Long> groups(String sql, Object... parameters) {
        return query(
                sql,
                result -> {
                    Map<Short, Long> groups = new HashMap<>();
                    while (result.next()) {
                        groups.put(result.getShort(1), result.getLong(2));
                    }
                    return groups;
                },
                parameters);
    }

    private interface Reading<T> {
        T of(ResultSet result) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading, Object... parameters) {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("The lease connection is closed");
        }
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return reading.of(result);
            }
        } catch (SQLException failure) {
            throw Failures.translate("keep the leases", failure);
        }
    }
}
