package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues and their way from open to closed, with what people say about them. A resolved issue says how. */
@Component
class Issues {

    /** An issue with its comments, oldest first. */
    record Full(Entry issue, List<IssueComment> comments) {}

    private static final int TEXT_MAX = 10_000;

    private final Records records;
    private final IssueStore store;
    private final Trail trail;
    private final Tenancy tenancy;
    private final Clock clock;

    Issues(Records records, IssueStore store, Trail trail, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.store = store;
        this.trail = trail;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Full get(Who who, String issue) {
        return tenancy.read(who.organization(), () -> {
            Entry found = records.get(who, Entity.ISSUE, issue);
            return new Full(found, store.comments(who.organization(), found.id()));
        });
    }

    /**
     * @param status where it goes; null: it stays
     * @param resolution how it was resolved, with that status only
     */
    Entry update(
            Who who,
            String reference,
            Map<String, ? extends @Nullable Object> said,
            @Nullable String status,
            @Nullable String resolution,
            @Nullable Long version) {
        Scope scope = who.require(Entity.ISSUE, Action.UPDATE);
        return records.change(who, Entity.ISSUE, reference, Action.UPDATE, version, before -> {
            Map<String, @Nullable Object> values = records.read(who, Entity.ISSUE, scope, said);
            if (status != null && !status.equals(before.state())) {
                values.putAll(towards(who, before, status, resolution));
            }
            return values;
        });
    }

    Entry go(Who who, String reference, String status, @Nullable String resolution) {
        return records.change(
                who, Entity.ISSUE, reference, Action.UPDATE, null, before -> towards(who, before, status, resolution));
    }

    private Map<String, @Nullable Object> towards(Who who, Entry before, String status, @Nullable String resolution) {
        Records.step(who, before, status);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("status", status);
        switch (status) {
            case "resolved" -> {
                values.put("resolution", text("resolution", resolution));
                values.put("resolved_at", clock.instant());
                values.put("resolved_by", who.id());
            }
            case "in_progress" -> {
                values.put("resolved_at", null);
                values.put("resolved_by", null);
            }
            default -> {
                // Closed keeps how and when it was resolved.
            }
        }
        return values;
    }

    Full comment(Who who, String reference, String text) {
        who.require(Entity.ISSUE, Action.COMMENT);
        return tenancy.write(who.organization(), () -> {
            Entry issue = records.lock(who, Entity.ISSUE, reference, Action.COMMENT);
            store.comment(who, issue.id(), text("text", text), clock.instant());
            trail.record(who, Entity.ISSUE, issue.id(), "commented", List.of());
            return get(who, String.valueOf(issue.id()));
        });
    }

    private static String text(String field, @Nullable String said) {
        String text = said == null ? "" : said.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid(field, List.of(), "crm.refused." + field);
        }
        if (text.length() > TEXT_MAX) {
            throw Refusal.invalid(field, List.of(), "panel.invalid.long", TEXT_MAX, text.length());
        }
        return text;
    }
}
