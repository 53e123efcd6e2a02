package dev.frontdesk.audit;

import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds the entries of a batch of the message pipeline with one statement, in the batch's own transaction. */
public final class AuditBatch {

    /**
     * To be followed by a select of these columns, where the entries are made from what a statement of the pipeline
     * changes, so that they cost no statement of their own.
     */
    public static final String INSERT_INTO = """
            insert into audit_entry (organization_id, at, actor_kind, actor_id, action,
                subject_kind, subject_id, outcome, details)
            """;

    /** Runs as the pipeline's role; the columns are arrays of equal length. */
    private static final String INSERT = INSERT_INTO + """
            select organization_id, at, actor_kind, actor_id, action, subject_kind, subject_id, outcome, details::json
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                as row (organization_id, at, actor_kind, actor_id, action, subject_kind, subject_id, outcome, details)
            """;

    /** An entry of some organization. */
    public record Row(OrganizationId organization, Instant at, AuditEntry entry) {

        public Row {
            if (!entry.personal().isEmpty() || entry.actor().name() != null) {
                throw new IllegalArgumentException("Batches carry no personal facts: " + entry.action());
            }
        }
    }

    private AuditBatch() {}

    /** @param connection of the pipeline's role, inside a transaction that the caller commits */
    public static void insert(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, rows)
                    .uuids(row -> row.organization().value())
                    .times(Row::at)
                    .texts(row -> TrailStore.name(row.entry().actor().kind()))
                    .uuids(row -> row.entry().actor().id())
                    .texts(row -> row.entry().action())
                    .texts(row -> subject(row, AuditEntry.Subject::kind))
                    .texts(row -> subject(row, AuditEntry.Subject::id))
                    .texts(row -> TrailStore.name(row.entry().outcome()))
                    .texts(row -> EntryJson.write(row.entry().details()));
            insert.executeUpdate();
        }
    }

    private static @Nullable String subject(Row row, Function<AuditEntry.Subject, String> part) {
        AuditEntry.Subject subject = row.entry().subject();
        return subject == null ? null : part.apply(subject);
    }
}
