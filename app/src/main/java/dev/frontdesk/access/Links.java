package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens that are good for one step, once, for a while. */
@Component
class Links implements Cleanup {

    enum Kind {
        /** Makes the first account of an installation. */
        SET_UP,
        /** Lets a person choose a password. */
        NEW_PASSWORD,
        /** A password was right, and a code is awaited. */
        SECOND_STEP
    }

    /** @param dropsSecondFactor whether a new password also ends the second factor, for people who lost it */
    record Link(Kind kind, @Nullable AccountId account, boolean dropsSecondFactor) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Secret make(Link link, Duration time) {
        Secret token = Tokens.random("");
        AccountId account = link.account();
        jdbc.sql("""
                        insert into one_time_link (token_hash, kind, account_id, drops_second_factor, expires_at)
                        values (:tokenHash, :kind, :account, :drops, :expiresAt)
                        """)
                .param("tokenHash", Tokens.hash(token.reveal()))
                .param("kind", name(link.kind()))
                .param("account", account == null ? null : account.value())
                .param("drops", link.dropsSecondFactor())
                .param("expiresAt", clock.instant().plus(time).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Looks without using it up. */
    Optional<Link> find(Kind kind, String token) {
        return query("select *" + WHERE, kind, token);
    }

    /** Uses it up: of two at once only one gets it. */
    Optional<Link> take(Kind kind, String token) {
        return query("delete" + WHERE + " returning *", kind, token);
    }

    private static final String WHERE =
            " from one_time_link where token_hash = :tokenHash and kind = :kind and expires_at > :now";

    private Optional<Link> query(String sql, Kind kind, String token) {
        return jdbc.sql(sql)
                .param("tokenHash", Tokens.hash(token))
                .param("kind", name(kind))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> link(row))
                .optional();
    }

    void deleteAll(Kind kind) {
        jdbc.sql("delete from one_time_link where kind = :kind")
                .param("kind", name(kind))
                .update();
    }

    void deleteAll(Kind kind, AccountId account) {
        jdbc.sql("delete from one_time_link where kind = :kind and account_id = :account")
                .param("kind", name(kind))
                .param("account", account.value())
                .update();
    }

    void deleteAll(AccountId account) {
        jdbc.sql("delete from one_time_link where account_id = :account")
                .param("account", account.value())
                .update();
    }

    @Override
    public int clean(Instant now) {
        return jdbc.sql("delete from one_time_link where expires_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Link link(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new Link(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                account == null ? null : new AccountId(account),
                row.getBoolean("drops_second_factor"));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
