package dev.frontdesk.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param action noun and past participle, {@code member.invited}; {@code message.handled} for each message
 * @param details chained and kept for good: neither personal data nor secrets; values are texts, numbers, booleans or
 *     lists of them
 * @param personal facts by the person they are about, outside of the chain and erasable
 */
public record AuditEntry(
        Actor actor,
        String action,
        @Nullable Subject subject,
        Outcome outcome,
        Map<String, Object> details,
        Map<UUID, Map<String, String>> personal) {

    /** @param kind as the tables name it: {@code member}, {@code connection} */
    public record Subject(String kind, String id) {}

    public enum Outcome {
        SUCCEEDED,
        /** Not allowed. */
        REFUSED,
        /** Allowed, but it did not work. */
        FAILED
    }

    public AuditEntry {
        details = Map.copyOf(details);
        personal = Map.copyOf(personal);
    }

    public static AuditEntry of(Actor actor, String action) {
        return new AuditEntry(actor, action, null, Outcome.SUCCEEDED, Map.of(), Map.of());
    }

    public AuditEntry about(String kind, Object id) {
        return new AuditEntry(actor, action, new Subject(kind, id.toString()), outcome, details, personal);
    }

    public AuditEntry refused() {
        return new AuditEntry(actor, action, subject, Outcome.REFUSED, details, personal);
    }

    public AuditEntry failed() {
        return new AuditEntry(actor, action, subject, Outcome.FAILED, details, personal);
    }

    public AuditEntry with(String detail, Object value) {
        return new AuditEntry(actor, action, subject, outcome, joined(details, detail, value), personal);
    }

    /** A fact about a person, such as a name or an address. */
    public AuditEntry personal(UUID person, String fact, String value) {
        Map<String, String> facts = joined(personal.getOrDefault(person, Map.of()), fact, value);
        return new AuditEntry(actor, action, subject, outcome, details, joined(personal, person, facts));
    }

    private static <K, V> Map<K, V> joined(Map<K, V> map, K key, V value) {
        Map<K, V> joined = new LinkedHashMap<>(map);
        joined.put(key, value);
        return joined;
    }
}
