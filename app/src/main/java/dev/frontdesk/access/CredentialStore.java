package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CredentialStore {

    /** @param recoveryCodes how many are left */
    record Row(
            String passwordHash,
            boolean demo,
            byte @Nullable [] totpSecret,
            boolean totpConfirmed,
            int recoveryCodes) {}

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(AccountId account) {
        return jdbc.sql("""
                        select password_hash, demo, totp_secret, totp_confirmed, cardinality(recovery_codes)
                        from credential
                        where account_id = :account
                        """)
                .param("account", account.value())
                .query((row, n) ->
                        new Row(row.getString(1), row.getBoolean(2), row.getBytes(3), row.getBoolean(4), row.getInt(5)))
                .optional();
    }

    /** When the password became what it is; empty where the account cannot sign in. */
    Optional<Instant> changedAt(AccountId account) {
        return jdbc.sql("select changed_at from credential where account_id = :account")
                .param("account", account.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void setPassword(AccountId account, String hash, boolean demo, Instant now) {
        jdbc.sql("""
                        insert into credential (account_id, password_hash, demo, changed_at)
                        values (:account, :hash, :demo, :now)
                        on conflict (account_id) do update
                        set password_hash = excluded.password_hash, demo = excluded.demo, changed_at = excluded.changed_at
                        """)
                .param("account", account.value())
                .param("hash", hash)
                .param("demo", demo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(AccountId account) {
        jdbc.sql("delete from credential where account_id = :account")
                .param("account", account.value())
                .update();
    }

    void proposeTotp(AccountId account, byte[] sealed) {
        jdbc.sql("""
                        update credential
                        set totp_secret = :sealed, totp_step = 0
                        where account_id = :account
                        and not totp_confirmed
                        """).param("sealed", sealed).param("account", account.value()).update();
    }

    void confirmTotp(AccountId account, long step, List<byte[]> recoveryCodes) {
        jdbc.sql("""
                        update credential
                        set totp_confirmed = true, totp_step = :step, recovery_codes = :codes
                        where account_id = :account
                        and not totp_confirmed
                        """)
                .param("step", step)
                .param("codes", recoveryCodes.toArray(byte[][]::new))
                .param("account", account.value())
                .update();
    }

    void dropTotp(AccountId account) {
        jdbc.sql("""
                        update credential
                        set totp_secret = null, totp_confirmed = false, totp_step = 0, recovery_codes = '{}'
                        where account_id = :account
                        """).param("account", account.value()).update();
    }

    /** @return false when a code of this step or a later one was taken before */
    boolean takeStep(AccountId account, long step) {
        return jdbc.sql("update credential set totp_step = :step where account_id = :account and totp_step < :step")
                        .param("step", step)
                        .param("account", account.value())
                        .update()
                > 0;
    }

    boolean takeRecoveryCode(AccountId account, byte[] hash) {
        return jdbc.sql("""
                        update credential
                        set recovery_codes = array_remove(recovery_codes, :hash)
                        where account_id = :account
                        and :hash = any (recovery_codes)
                        """)
                        .param("hash", hash)
                        .param("account", account.value())
                        .update()
                > 0;
    }
}
