package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people did about a record and what they are still to do. Employees write about what is assigned to them. */
@Component
class Activities {

    /** What notes and tasks can be about. */
    static final List<Entity> ABOUT = List.of(Entity.CUSTOMER, Entity.LEAD, Entity.DEAL, Entity.ORDER, Entity.ISSUE);

    private static final int SUBJECT_MAX = 200;

    private final Records records;
    private final Tenancy tenancy;
    private final Clock clock;

    Activities(Records records, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Entry note(Who who, Entity about, String reference, String text) {
        Map<String, @Nullable Object> said = said("note", text);
        return add(who, about, reference, said, Map.of("status", "done", "done_at", clock.instant()));
    }

    /**
     * @param due ISO 8601; null: some time
     * @param assignee an employee; null: whoever makes it
     */
    Entry task(Who who, Entity about, String reference, String text, @Nullable String due, @Nullable String assignee) {
        Map<String, @Nullable Object> said = said("task", text);
        said.put("due_at", due);
        if (assignee != null) {
            said.put("assigned_to", assignee);
        }
        return add(who, about, reference, said, Map.of("status", "planned"));
    }

    /** The first line is the subject; whatever is more than that stands in the body. */
    private static Map<String, @Nullable Object> said(String type, String text) {
        String first = text.strip().lines().findFirst().orElse("").strip();
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("type", type);
        said.put("subject", first.length() <= SUBJECT_MAX ? first : first.substring(0, SUBJECT_MAX - 1) + "…");
        if (!first.equals(text.strip()) || first.length() > SUBJECT_MAX) {
            said.put("body", text.strip());
        }
        return said;
    }

    private Entry add(
            Who who, Entity about, String reference, Map<String, @Nullable Object> said, Map<String, Object> settled) {
        Scope scope = who.require(Entity.ACTIVITY, Action.CREATE);
        return tenancy.write(who.organization(), () -> {
            Entry subject = records.within(who, about, reference, scope);
            return records.create(who, Entity.ACTIVITY, said, values -> {
                values.putAll(settled);
                values.put("entity", about.word());
                values.put("record_id", subject.id());
                values.putIfAbsent("assigned_to", who.employee());
            });
        });
    }

    Entry complete(Who who, String reference) {
        return records.change(who, Entity.ACTIVITY, reference, Action.UPDATE, null, before -> {
            if (!before.state().equals("planned")) {
                throw Refusal.transition(before.state(), List.of());
            }
            return Map.of("status", "done", "done_at", clock.instant());
        });
    }

    Part list(
            Who who,
            @Nullable Entity about,
            @Nullable String reference,
            Map<String, ? extends @Nullable Object> filters,
            int limit,
            @Nullable Long after) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(filters);
        if (about != null) {
            all.put("entity", about.word());
        }
        if (reference != null) {
            if (about == null) {
                throw Refusal.invalid("entity", ABOUT.stream().map(Entity::word).toList(), "crm.refused.entity");
            }
            all.put("record_id", records.id(who, about, reference));
        }
        return records.list(who, Entity.ACTIVITY, all, null, limit, after);
    }
}
