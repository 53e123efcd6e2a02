package dev.frontdesk.tool;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal of calls. Every method but the last runs inside a transaction of {@code Tenancy}. */
@Repository
class CallStore {

    /** @param outcome null: it was begun, and nobody knows what became of it */
    record Row(String tool, byte[] hash, @Nullable String outcome, String result, String text) {}

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this very call of this turn, or one with its key, stands there already. */
    boolean begin(Errand errand, byte[] hash, Instant now) {
        return insert(errand, hash, null, null, null, now, null);
    }

    /** A call that changes nothing is written down when it is over. */
    void note(Errand errand, byte[] hash, String outcome, String result, String text, Instant began, Instant now) {
        insert(errand, hash, outcome, result, text, began, now);
    }

    private boolean insert(
            Errand errand,
            byte[] hash,
            @Nullable String outcome,
            @Nullable String result,
            @Nullable String text,
            Instant began,
            @Nullable Instant ended) {
        return jdbc.sql("""
                        insert into tool_call
                            (organization_id, turn_id, tool, arguments_hash, ordinal, conversation_id, caller_id,
                             idempotency_key, outcome, result, text, began_at, ended_at)
                        values (:organization, :turn, :tool, :hash, :ordinal, :conversation, :caller, :key, :outcome,
                                :result, :text, :began, :ended)
                        on conflict do nothing
                        """)
                        .param("organization", errand.asker().organization().value())
                        .param("turn", errand.turn())
                        .param("tool", errand.tool())
                        .param("hash", hash)
                        .param("ordinal", errand.ordinal())
                        .param("conversation", errand.asker().conversation())
                        .param("caller", errand.holder())
                        .param("key", errand.idempotencyKey())
                        .param("outcome", outcome)
                        .param("result", result)
                        .param("text", text)
                        .param("began", Timestamp.from(began))
                        .param("ended", ended == null ? null : Timestamp.from(ended))
                        .update()
                == 1;
    }

    void end(Errand errand, byte[] hash, String outcome, String result, String text, Instant now) {
        jdbc.sql("""
                        update tool_call
                        set outcome = ?,
                            result = ?,
                            text = ?,
                            ended_at = ?
                        where organization_id = ? and turn_id = ? and tool = ? and arguments_hash = ?
                        """)
                .params(
                        outcome,
                        result,
                        text,
                        Timestamp.from(now),
                        errand.asker().organization().value(),
                        errand.turn(),
                        errand.tool(),
                        hash)
                .update();
    }

    /** Nothing was done: it may be called again. */
    void undo(Errand errand, byte[] hash) {
        jdbc.sql("""
                        delete from tool_call
                        where organization_id = ? and turn_id = ? and tool = ? and arguments_hash = ?
                        """)
                .params(errand.asker().organization().value(), errand.turn(), errand.tool(), hash)
                .update();
    }

    Optional<Row> find(Errand errand, byte[] hash) {
        return jdbc.sql("""
                        select tool, arguments_hash, outcome, result, text
                        from tool_call
                        where organization_id = ? and turn_id = ? and tool = ? and arguments_hash = ?
                        """)
                .params(errand.asker().organization().value(), errand.turn(), errand.tool(), hash)
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getBytes(2),
                        row.getString(3),
                        java.util.Objects.requireNonNullElse(row.getString(4), ""),
                        java.util.Objects.requireNonNullElse(row.getString(5), "")))
                .optional();
    }

    /** The call that has this errand's key; one from before {@code since} loses it. */
    Optional<Row> findByKey(Errand errand, Instant since) {
        if (errand.idempotencyKey() == null) {
            return Optional.empty();
        }
        jdbc.sql("""
                        update tool_call
                        set idempotency_key = null
                        where organization_id = ? and caller_id = ? and idempotency_key = ? and began_at < ?
                        """)
                .params(
                        errand.asker().organization().value(),
                        errand.holder(),
                        errand.idempotencyKey(),
                        Timestamp.from(since))
                .update();
        return jdbc.sql("""
                        select tool, arguments_hash, outcome, result, text
                        from tool_call
                        where organization_id = ? and caller_id = ? and idempotency_key = ?
                        """)
                .params(errand.asker().organization().value(), errand.holder(), errand.idempotencyKey())
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getBytes(2),
                        row.getString(3),
                        java.util.Objects.requireNonNullElse(row.getString(4), ""),
                        java.util.Objects.requireNonNullElse(row.getString(5), "")))
                .optional();
    }

    /** Of all organizations, outside of any transaction. */
    int forgetBefore(Instant before) {
        return jdbc.sql("select forget_tool_calls(?)")
                .param(Timestamp.from(before))
                .query(Integer.class)
                .single();
    }
}
