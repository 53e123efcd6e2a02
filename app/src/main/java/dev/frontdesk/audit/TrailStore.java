package dev.frontdesk.audit;

import dev.frontdesk.platform.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the trail, under row-level security. */
@Component
class TrailStore {

    /** The action that is nearly all of the trail; the other ones have indexes without it. */
    static final String FREQUENT = "message.handled";

    private final JdbcClient jdbc;

    TrailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganizationId organization, Instant at, AuditEntry entry) {
        AuditEntry.Subject subject = entry.subject();
        long position = jdbc.sql("""
                        insert into audit_entry (organization_id, at, actor_kind, actor_id, action,
                            subject_kind, subject_id, outcome, details)
                        values (:organization, :at, :actorKind, :actorId, :action,
                            :subjectKind, :subjectId, :outcome, :details::json)
                        returning position
                        """)
                .param("organization", organization.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actorKind", name(entry.actor().kind()))
                .param("actorId", entry.actor().id())
                .param("action", entry.action())
                .param("subjectKind", subject == null ? null : subject.kind())
                .param("subjectId", subject == null ? null : subject.id())
                .param("outcome", name(entry.outcome()))
                .param("details", EntryJson.write(entry.details()))
                .query(Long.class)
                .single();
        AuditEntry named = withActorsName(entry);
        named.personal().forEach((person, facts) -> insertPersonal(organization, position, person, facts));
    }

    private static AuditEntry withActorsName(AuditEntry entry) {
        UUID id = entry.actor().id();
        String name = entry.actor().name();
        return id == null || name == null ? entry : entry.personal(id, "name", name);
    }

    private void insertPersonal(OrganizationId organization, long position, UUID person, Map<String, String> facts) {
        jdbc.sql("""
                        insert into audit_personal (organization_id, position, person, facts)
                        values (:organization, :position, :person, :facts::json)
                        """)
                .param("organization", organization.value())
                .param("position", position)
                .param("person", person)
                .param("facts", EntryJson.write(facts))
                .update();
    }

    /** Newest first, below {@code before}. */
    List<RecordedEntry> find(OrganizationId organization, TrailFilter filter, long before, int limit) {
        String actor = filter.actor() == null ? "" : "and e.actor_id = :actor ";
        String action = filter.action() == null ? "" : "and e.action = :action ";
        boolean rare = filter.actor() != null || filter.action() != null;
        String indexed = rare && !FREQUENT.equals(filter.action()) ? "and e.action <> '" + FREQUENT + "' " : "";
        String from = filter.from() == null ? "" : "and e.at >= :from ";
        String to = filter.to() == null ? "" : "and e.at < :to ";
        JdbcClient.StatementSpec query = jdbc.sql(
                        """
                        select e.*,
                            (select json_object_agg(p.person, p.facts) from audit_personal p
                                where p.organization_id = e.organization_id and p.position = e.position) as personal
                        from audit_entry e
                        where e.organization_id = :organization
                        and e.position < :before
                        """ + actor + action + indexed + from + to + "order by e.position desc limit :limit")
                .param("organization", organization.value())
                .param("before", before)
                .param("limit", limit);
        query = filter.actor() == null ? query : query.param("actor", filter.actor());
        query = filter.action() == null ? query : query.param("action", filter.action());
        query = filter.from() == null
                ? query
                : query.param("from", filter.from().atOffset(ZoneOffset.UTC));
        query = filter.to() == null ? query : query.param("to", filter.to().atOffset(ZoneOffset.UTC));
        return query.query((row, n) -> recorded(row)).list();
    }

    long erase(UUID person) {
        return jdbc.sql("select erase_audit_personal(:person)")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private static RecordedEntry recorded(ResultSet row) throws SQLException {
        UUID actorId = row.getObject("actor_id", UUID.class);
        Map<String, Map<String, Object>> personal = EntryJson.read(row.getString("personal")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> facts(e.getValue())));
        Object name = actorId == null
                ? null
                : personal.getOrDefault(actorId.toString(), Map.of()).get("name");
        return new RecordedEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                actorId,
                name == null ? null : name.toString(),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("outcome"),
                EntryJson.read(row.getString("details")),
                personal);
    }

    @SuppressWarnings("unchecked") // written by insertPersonal
    private static Map<String, Object> facts(Object json) {
        return (Map<String, Object>) json;
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
