package dev.frontdesk.access;

import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IdempotentRequestStore {

    /** Whose request it is; the key only as its hash. */
    record Place(OrganizationId organization, UUID caller, byte[] keyHash) {}

    /** @param status null while it is carried out */
    record Row(
            byte[] fingerprint,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}

    private final JdbcClient jdbc;

    IdempotentRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two at once only one begins. What is older than {@code expired} counts no longer. */
    boolean begin(Place place, byte[] fingerprint, Instant now, Instant expired) {
        return at(place, """
                        insert into idempotent_request (organization_id, caller_id, key_hash, fingerprint, created_at)
                        values (:organization, :caller, :keyHash, :fingerprint, :now)
                        on conflict (organization_id, caller_id, key_hash) do update
                        set fingerprint = excluded.fingerprint,
                            status = null,
                            content_type = null,
                            location = null,
                            body = null,
                            created_at = excluded.created_at
                        where idempotent_request.created_at < :expired
                        """)
                        .param("fingerprint", fingerprint)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("expired", expired.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<Row> find(Place place) {
        return at(place, """
                        select *
                        from idempotent_request
                        where organization_id = :organization
                        and caller_id = :caller
                        and key_hash = :keyHash
                        """)
                .query((row, n) -> new Row(
                        row.getBytes("fingerprint"),
                        row.getObject("status", Integer.class),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getBytes("body")))
                .optional();
    }

    void end(Place place, int status, @Nullable String contentType, @Nullable String location, byte[] body) {
        at(place, """
                        update idempotent_request
                        set status = :status,
                            content_type = :contentType,
                            location = :location,
                            body = :body
                        where organization_id = :organization
                        and caller_id = :caller
                        and key_hash = :keyHash
                        """)
                .param("status", status)
                .param("contentType", contentType)
                .param("location", location)
                .param("body", body)
                .update();
    }

    void delete(Place place) {
        at(place, """
                        delete from idempotent_request
                        where organization_id = :organization
                        and caller_id = :caller
                        and key_hash = :keyHash
                        """).update();
    }

    private JdbcClient.StatementSpec at(Place place, String sql) {
        return jdbc.sql(sql)
                .param("organization", place.organization().value())
                .param("caller", place.caller())
                .param("keyHash", place.keyHash());
    }

    /** Of all organizations. */
    int deleteBefore(Instant before) {
        return jdbc.sql("select forget_idempotent_requests(:before)")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
