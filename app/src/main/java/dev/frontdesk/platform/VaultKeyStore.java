package dev.frontdesk.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sealed data keys, and the values they sealed. */
@Component
class VaultKeyStore {

    record StoredKey(int id, byte[] sealed, Instant createdAt) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    VaultKeyStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Oldest first. */
    List<StoredKey> all() {
        return jdbc.sql("select key_id, sealed, created_at from vault_key order by created_at, key_id")
                .query((row, index) -> new StoredKey(
                        row.getInt("key_id"),
                        row.getBytes("sealed"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Keeps the first key, unless another node was quicker. */
    void insertFirst(StoredKey key) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('vault_key'))::text")
                    .query()
                    .singleRow();
            if (all().isEmpty()) {
                insert(key);
            }
        });
    }

    void insert(StoredKey key) {
        jdbc.sql("insert into vault_key (key_id, sealed, created_at) values (?, ?, ?)")
                .params(key.id(), key.sealed(), Timestamp.from(key.createdAt()))
                .update();
    }

    void replace(StoredKey key, byte[] sealed) {
        jdbc.sql("update vault_key set sealed = ? where key_id = ? and sealed = ?")
                .params(sealed, key.id(), key.sealed())
                .update();
    }

    void delete(int id) {
        jdbc.sql("delete from vault_key where key_id = ?").param(id).update();
    }
}
