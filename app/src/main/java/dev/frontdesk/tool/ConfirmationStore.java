package dev.frontdesk.tool;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are asked to confirm. Every method runs inside a transaction of {@code Tenancy}. */
@Repository
class ConfirmationStore {

    record Row(
            UUID holder,
            @Nullable UUID conversation,
            String tool,
            String arguments,
            @Nullable String idempotencyKey,
            Instant expiresAt,
            @Nullable UUID answeredBy) {}

    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Errand errand, String arguments, byte[] hash, Instant expiresAt) {
        jdbc.sql("""
                        insert into pending_confirmation
                            (organization_id, confirmation_id, project_id, conversation_id, holder_id, tool, arguments,
                             arguments_hash, idempotency_key, expires_at)
                        values (:organization, :id, :project, :conversation, :holder, :tool, :arguments, :hash, :key,
                                :expires)
                        """)
                .param("organization", errand.asker().organization().value())
                .param("id", id)
                .param(
                        "project",
                        errand.asker().project() == null
                                ? null
                                : errand.asker().project().value())
                .param("conversation", errand.asker().conversation())
                .param("holder", errand.holder())
                .param("tool", errand.tool())
                .param("arguments", arguments)
                .param("hash", hash)
                .param("key", errand.idempotencyKey())
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** Holds other answers to it off until the transaction ends. */
    Optional<Row> lock(Asker asker, UUID id) {
        return jdbc.sql("""
                        select holder_id, conversation_id, tool, arguments, idempotency_key, expires_at, answered_by
                        from pending_confirmation
                        where organization_id = ? and confirmation_id = ?
                        for update
                        """)
                .params(asker.organization().value(), id)
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getObject(7, UUID.class)))
                .optional();
    }

    void answer(Asker asker, UUID id, UUID turn) {
        jdbc.sql("""
                        update pending_confirmation
                        set answered_by = ?
                        where organization_id = ? and confirmation_id = ?
                        """).params(turn, asker.organization().value(), id).update();
    }
}
