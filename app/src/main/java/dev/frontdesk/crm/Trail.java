package dev.frontdesk.crm;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.platform.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what was done to a record: for the audit trail, and where its state went. */
@Component
class Trail {

    private final Audit audit;
    private final JdbcClient jdbc;

    Trail(Audit audit, JdbcClient jdbc) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** @param fields whose values changed, without the values */
    void record(Who who, Entity entity, long id, String done, List<String> fields) {
        AuditEntry entry =
                AuditEntry.of(who.actor(), entity.word() + "." + done).about(entity.word(), id);
        audit.record(who.organization(), fields.isEmpty() ? entry : entry.with("fields", fields));
    }

    void moved(Who who, @Nullable Entry before, Entry after, Instant now) {
        Object from = before == null ? null : before.values().get(column(before));
        Object to = after.values().get(column(after));
        if (to == null || to.equals(from)) {
            return;
        }
        jdbc.sql("""
                        insert into stage_change (organization_id, stage_change_id, entity, record_id, from_state, to_state,
                            from_stage_id, to_stage_id, changed_at, changed_by, changed_by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(who.organization().value())
                .param(Ids.next())
                .param(after.entity().word())
                .param(after.id())
                .param(before == null ? null : before.state())
                .param(after.state())
                .param(before == null ? null : before.number("stage_id"))
                .param(after.number("stage_id"))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(who.id())
                .param(who.actor().name())
                .update();
    }

    private static String column(Entry entry) {
        return entry.entity() == Entity.DEAL ? "stage_id" : "status";
    }
}
