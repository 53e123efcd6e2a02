package dev.frontdesk.mcp;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which programs act for whom. Inside a transaction of {@code Tenancy}, but for {@link #find} and {@link #forget}. */
@Repository
class GrantStore {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the hash of any of its tokens. */
    Optional<Grant> find(byte[] hash) {
        return jdbc.sql("select * from find_mcp_grant(?)")
                .param(hash)
                .query((row, n) -> grant(row))
                .optional();
    }

    Optional<Grant> lock(OrganizationId organization, UUID id) {
        return jdbc.sql("select * from mcp_grant where organization_id = ? and grant_id = ? for update")
                .params(organization.value(), id)
                .query((row, n) -> grant(row))
                .optional();
    }

    /** Those that hold tokens, newest first. */
    List<Grant> list(OrganizationId organization, @Nullable AccountId account, Instant now) {
        return jdbc.sql("""
                        select *
                        from mcp_grant
                        where organization_id = :organization
                        and (account_id = :account or :account::uuid is null)
                        and refresh_expires_at > :now
                        order by created_at desc, grant_id
                        limit 500
                        """)
                .param("organization", organization.value())
                .param("account", account == null ? null : account.value())
                .param("now", Timestamp.from(now))
                .query((row, n) -> grant(row))
                .list();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("grant_id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("program_id"),
                row.getString("program_name"),
                row.getString("resource"),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                HEX.formatHex(row.getBytes("code_hash")),
                row.getTimestamp("code_expires_at").toInstant(),
                hex(row, "access_hash"),
                instant(row, "access_expires_at"),
                hex(row, "refresh_hash"),
                instant(row, "refresh_expires_at"),
                hex(row, "spent_refresh_hash"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "used_at"));
    }

    private static @Nullable String hex(ResultSet row, String column) throws SQLException {
        byte[] found = row.getBytes(column);
        return found == null ? null : HEX.formatHex(found);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp found = row.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }

    void insert(Grant grant) {
        jdbc.sql("""
                        insert into mcp_grant (organization_id, grant_id, account_id, program_id, program_name, resource,
                            redirect_uri, challenge, code_hash, code_expires_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        grant.organization().value(),
                        grant.id(),
                        grant.account().value(),
                        grant.program(),
                        grant.programName(),
                        grant.resource(),
                        grant.redirectUri(),
                        grant.challenge(),
                        HEX.parseHex(grant.codeHash()),
                        Timestamp.from(grant.codeExpiresAt()),
                        Timestamp.from(grant.createdAt()))
                .update();
    }

    /** New tokens in place of those before. */
    void renew(Grant grant, byte[] access, Instant accessEnds, byte[] refresh, Instant refreshEnds, Instant now) {
        jdbc.sql("""
                        update mcp_grant
                        set access_hash = ?, access_expires_at = ?, spent_refresh_hash = refresh_hash,
                            refresh_hash = ?, refresh_expires_at = ?, used_at = ?
                        where organization_id = ? and grant_id = ?
                        """)
                .params(
                        access,
                        Timestamp.from(accessEnds),
                        refresh,
                        Timestamp.from(refreshEnds),
                        Timestamp.from(now),
                        grant.organization().value(),
                        grant.id())
                .update();
    }

    boolean delete(OrganizationId organization, UUID id, @Nullable AccountId account) {
        return jdbc.sql("""
                        delete from mcp_grant
                        where organization_id = :organization
                        and grant_id = :id
                        and (account_id = :account or :account::uuid is null)
                        """)
                        .param("organization", organization.value())
                        .param("id", id)
                        .param("account", account == null ? null : account.value())
                        .update()
                > 0;
    }

    int forget(Instant now) {
        return jdbc.sql("select forget_mcp_programs(?)")
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
    }
}
