package dev.frontdesk.crm;

import dev.frontdesk.tool.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes that named a key. Every method but the last runs inside a transaction of {@code Tenancy}. */
@Repository
class WriteStore {

    record Written(String call, Outcome.Done answer) {}

    private static final TypeReference<Map<String, Object>> VALUE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WriteStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False where the key is taken; waits for whoever is about to take it. One from before {@code since} is free. */
    boolean take(Who who, String key, String call, Instant now, Instant since) {
        return jdbc.sql("""
                        insert into crm_write as w (organization_id, caller_id, key, call, answer, text, written_at)
                        values (:organization, :caller, :key, :call, 'null', '', :now)
                        on conflict (organization_id, caller_id, key) do update
                        set call = excluded.call,
                            answer = excluded.answer,
                            text = excluded.text,
                            written_at = excluded.written_at
                        where w.written_at < :since
                        """)
                        .param("organization", who.organization().value())
                        .param("caller", who.id())
                        .param("key", key)
                        .param("call", call)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void answer(Who who, String key, Outcome.Done done) {
        jdbc.sql("""
                        update crm_write
                        set answer = ?::jsonb,
                            text = ?
                        where organization_id = ? and caller_id = ? and key = ?
                        """)
                .params(
                        json.writeValueAsString(done.value()),
                        done.text(),
                        who.organization().value(),
                        who.id(),
                        key)
                .update();
    }

    void free(Who who, String key) {
        jdbc.sql("delete from crm_write where organization_id = ? and caller_id = ? and key = ?")
                .params(who.organization().value(), who.id(), key)
                .update();
    }

    Written get(Who who, String key) {
        return jdbc.sql("""
                        select call, answer, text
                        from crm_write
                        where organization_id = ? and caller_id = ? and key = ?
                        """)
                .params(who.organization().value(), who.id(), key)
                .query((row, number) -> new Written(
                        row.getString("call"),
                        new Outcome.Done(json.readValue(row.getString("answer"), VALUE), row.getString("text"))))
                .single();
    }

    /** Of all organizations, outside of any transaction. */
    int forgetBefore(Instant before) {
        return jdbc.sql("select forget_crm_writes(?)")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
