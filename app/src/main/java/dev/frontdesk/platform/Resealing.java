package dev.frontdesk.platform;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals with the newest key whatever older keys sealed, batch by batch, while everything runs. Nothing is remembered
 * between batches: a value tells by its first bytes which key sealed it, so a run that was cut short is simply run again.
 * Works as the owner of the tables, since the values belong to all organizations.
 */
@Component
class Resealing {

    private static final Logger log = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 200;

    private record Value(String place, byte[] sealed, String context) {}

    private final TinkVault vault;
    private final List<SealedColumn> columns;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;

    Resealing(TinkVault vault, List<SealedColumn> columns, DatabaseAddress address) {
        this.vault = vault;
        this.columns = columns;
        DriverManagerDataSource source =
                new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        this.owner = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** Goes through everything. Older keys are forgotten if nothing needs them any more. */
    void run() {
        vault.reload();
        if (!vault.hasOlderKeys()) {
            return;
        }
        boolean whole = true;
        for (SealedColumn column : columns) {
            whole &= reseal(column);
        }
        if (whole) {
            vault.forgetOlderKeys();
        }
    }

    private boolean reseal(SealedColumn column) {
        int unreadable = 0;
        int done;
        do {
            int skipped = unreadable;
            int[] counts = transaction.execute(status -> resealBatch(column, skipped));
            done = counts[0];
            unreadable += counts[1];
        } while (done > 0);
        return unreadable == 0 && countOld(column) == 0;
    }

    /** @return how many were looked at, and how many of them could not be read */
    private int[] resealBatch(SealedColumn column, int skipped) {
        List<Value> values = owner.sql("""
                        select ctid::text, %2$s, %3$s
                        from %1$s
                        where substring(%2$s from 1 for 5) <> ?
                        order by ctid
                        limit ? offset ?
                        for update
                        """.formatted(column.table(), column.column(), column.context()))
                .params(vault.newestPrefix(), BATCH, skipped)
                .query((row, index) -> new Value(row.getString(1), row.getBytes(2), row.getString(3)))
                .list();
        int unreadable = 0;
        for (Value value : values) {
            try {
                byte[] sealed = vault.seal(vault.open(value.sealed(), value.context()), value.context());
                owner.sql("update %s set %s = ? where ctid = ?::tid".formatted(column.table(), column.column()))
                        .params(sealed, value.place())
                        .update();
            } catch (Vault.Unreadable e) {
                unreadable++;
                log.atError().addKeyValue("place", value.context()).log("vault_value_unreadable");
            }
        }
        return new int[] {values.size(), unreadable};
    }

    private long countOld(SealedColumn column) {
        return owner.sql("select count(*) from %1$s where substring(%2$s from 1 for 5) <> ?"
                        .formatted(column.table(), column.column()))
                .param(vault.newestPrefix())
                .query(Long.class)
                .single();
    }
}
