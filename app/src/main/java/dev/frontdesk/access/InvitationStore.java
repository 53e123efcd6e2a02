package dev.frontdesk.access;

import dev.frontdesk.organization.MemberId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvitationStore {

    record Row(OrganizationId organization, MemberId member, boolean opensAccount, Instant expiresAt) {}

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces the link to the same place. */
    void put(OrganizationId organization, Row row, Secret token) {
        jdbc.sql("""
                        insert into invitation (organization_id, member_id, token_hash, opens_account, expires_at)
                        values (:organization, :member, :tokenHash, :opensAccount, :expiresAt)
                        on conflict (organization_id, member_id) do update
                        set token_hash = excluded.token_hash,
                            opens_account = excluded.opens_account,
                            expires_at = excluded.expires_at
                        """)
                .param("organization", organization.value())
                .param("member", row.member().value())
                .param("tokenHash", Tokens.hash(token.reveal()))
                .param("opensAccount", row.opensAccount())
                .param("expiresAt", row.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Asked before any organization is known. */
    Optional<Row> find(String token, Instant now) {
        return jdbc.sql("select * from find_invitation(:tokenHash) where expires_at > :now")
                .param("tokenHash", Tokens.hash(token))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Row(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new MemberId(row.getObject("member_id", UUID.class)),
                        row.getBoolean("opens_account"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Uses the link up: of two at once only one gets the place. */
    Optional<MemberId> take(OrganizationId organization, String token, Instant now) {
        return jdbc.sql("""
                        delete from invitation
                        where organization_id = :organization
                        and token_hash = :tokenHash
                        and expires_at > :now
                        returning member_id
                        """)
                .param("organization", organization.value())
                .param("tokenHash", Tokens.hash(token))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .map(MemberId::new);
    }
}
