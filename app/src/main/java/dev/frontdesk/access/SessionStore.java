package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Session session, byte[] tokenHash) {
        jdbc.sql("""
                        insert into session (session_id, token_hash, account_id, organization_id,
                            created_at, seen_at, expires_at, address, device)
                        values (:id, :tokenHash, :account, :organization,
                            :createdAt, :seenAt, :expiresAt, :address, :device)
                        """)
                .param("id", session.id())
                .param("tokenHash", tokenHash)
                .param("account", session.account().value())
                .param("organization", value(session.organization()))
                .param("createdAt", utc(session.createdAt()))
                .param("seenAt", utc(session.seenAt()))
                .param("expiresAt", utc(session.expiresAt()))
                .param("address", session.visit().address())
                .param("device", session.visit().device())
                .update();
    }

    Optional<Session> find(byte[] tokenHash, Instant now) {
        return jdbc.sql("select * from session where token_hash = :tokenHash and expires_at > :now")
                .param("tokenHash", tokenHash)
                .param("now", utc(now))
                .query((row, n) -> session(row))
                .optional();
    }

    void touch(UUID id, Instant seenAt, Instant expiresAt) {
        jdbc.sql("update session set seen_at = :seenAt, expires_at = :expiresAt where session_id = :id")
                .param("seenAt", utc(seenAt))
                .param("expiresAt", utc(expiresAt))
                .param("id", id)
                .update();
    }

    void enter(UUID id, @Nullable OrganizationId organization) {
        jdbc.sql("update session set organization_id = :organization where session_id = :id")
                .param("organization", value(organization))
                .param("id", id)
                .update();
    }

    /** Newest first. */
    List<Session> list(AccountId account, Instant now) {
        return jdbc.sql("""
                        select *
                        from session
                        where account_id = :account
                        and expires_at > :now
                        order by seen_at desc, session_id
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .query((row, n) -> session(row))
                .list();
    }

    boolean delete(AccountId account, UUID id) {
        return jdbc.sql("delete from session where account_id = :account and session_id = :id")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** @param except stays; null: none does */
    void deleteAll(AccountId account, @Nullable UUID except) {
        jdbc.sql("delete from session where account_id = :account and session_id is distinct from :except::uuid")
                .param("account", account.value())
                .param("except", except)
                .update();
    }

    int deleteExpired(Instant now) {
        return jdbc.sql("delete from session where expires_at <= :now")
                .param("now", utc(now))
                .update();
    }

    private static Session session(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        return new Session(
                row.getObject("session_id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                organization == null ? null : new OrganizationId(organization),
                instant(row, "created_at"),
                instant(row, "seen_at"),
                instant(row, "expires_at"),
                new Visit(row.getString("address"), row.getString("device")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID value(@Nullable OrganizationId organization) {
        return organization == null ? null : organization.value();
    }
}
