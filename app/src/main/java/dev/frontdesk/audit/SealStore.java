package dev.frontdesk.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The sealer's view of the trail: across organizations, as the pipeline's role. */
@Component
class SealStore {

    /**
     * @param sealed every row up to here is sealed
     * @param settling rows up to here settle once the writers have ended
     * @param writers transactions that were writing when {@code settling} was read
     */
    record State(long sealed, long settling, List<String> writers) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    SealStore(@Qualifier("pipeline") DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    <T> @Nullable T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Asked first, because even a lock that changes nothing costs a write. */
    boolean nothingNew() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select sealed_position = settling_position
                    and settling_position = (select coalesce(max(position), 0) from audit_entry)
                from audit_sealer
                """, Boolean.class));
    }

    /** Null while another node holds it. */
    @Nullable State lock() {
        List<State> states =
                jdbc.query("""
                select sealed_position, settling_position, settling_writers
                from audit_sealer
                for update skip locked
                """, (row, n) -> new State(row.getLong(1), row.getLong(2), texts(row.getArray(3))));
        return states.isEmpty() ? null : states.getFirst();
    }

    void advance(State state) {
        jdbc.update("""
                update audit_sealer
                set sealed_position = ?, settling_position = ?, settling_writers = ?
                """, state.sealed(), state.settling(), state.writers().toArray(String[]::new));
    }

    long newest() {
        Long newest = jdbc.queryForObject("select coalesce(max(position), 0) from audit_entry", Long.class);
        return newest == null ? 0 : newest;
    }

    /** The transactions that hold the lock every insert takes before it draws a position. */
    List<String> writers() {
        return jdbc.queryForList("""
                select distinct virtualtransaction
                from pg_locks
                where locktype = 'relation'
                and database = (select oid from pg_database where datname = current_database())
                and relation = 'audit_entry'::regclass
                and mode = 'RowExclusiveLock'
                """, String.class);
    }

    boolean stillWriting(List<String> writers) {
        return !writers.isEmpty() && writers().stream().anyMatch(writers::contains);
    }

    List<Leaf> rows(long after, long upTo, int limit) {
        return jdbc.query("""
                select organization_id, position, at, actor_kind, actor_id, action,
                    subject_kind, subject_id, outcome, details
                from audit_entry
                where position > ? and position <= ?
                order by position
                limit ?
                """, (row, n) -> Leaf.of(row), after, upTo, limit);
    }

    Map<UUID, Seal> last(Collection<String> organizations) {
        return jdbc.query("""
                select s.*
                from unnest(?::uuid[]) as organization (id)
                cross join lateral (
                    select * from audit_seal
                    where organization_id = organization.id
                    order by number desc
                    limit 1) s
                """, (row, n) -> seal(row), (Object) organizations.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Seal::organization, Function.identity()));
    }

    void insert(List<Seal> seals) {
        jdbc.batchUpdate(
                """
                insert into audit_seal (organization_id, number, first_position, last_position,
                    previous_hash, leaves, hash, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                seals.stream()
                        .map(seal -> new Object[] {
                            seal.organization(),
                            seal.number(),
                            seal.firstPosition(),
                            seal.lastPosition(),
                            seal.previousHash(),
                            seal.leaves(),
                            seal.hash(),
                            seal.sealedAt().atOffset(ZoneOffset.UTC)
                        })
                        .toList());
    }

    static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getObject("organization_id", UUID.class),
                row.getLong("number"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getBytes("previous_hash"),
                row.getBytes("leaves"),
                row.getBytes("hash"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
