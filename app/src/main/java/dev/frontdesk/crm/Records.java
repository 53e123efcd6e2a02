package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Code;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists, shows, makes, changes and deletes records of every kind, as far as somebody's rights reach. Every method asks
 * the matrix and what is stored; what a caller may not reach is missing.
 */
@Component
class Records {

    private final RecordStore store;
    private final References references;
    private final CrmSettingsStore settings;
    private final Numbers numbers;
    private final Pipelines pipelines;
    private final Trail trail;
    private final Tenancy tenancy;
    private final Clock clock;

    Records(
            RecordStore store,
            References references,
            CrmSettingsStore settings,
            Numbers numbers,
            Pipelines pipelines,
            Trail trail,
            Tenancy tenancy,
            Clock clock) {
        this.store = store;
        this.references = references;
        this.settings = settings;
        this.numbers = numbers;
        this.pipelines = pipelines;
        this.trail = trail;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @param filters by the names of {@link Filters} */
    Part list(
            Who who,
            Entity entity,
            Map<String, ? extends @Nullable Object> filters,
            @Nullable String query,
            int limit,
            @Nullable Long after) {
        Scope scope = who.require(entity, Action.READ);
        pipelines.list(who.organization());
        return tenancy.read(who.organization(), () -> {
            Wanted wanted = new Wanted(conditions(who, entity, filters), query, false, limit, after);
            List<Entry> found = store.list(who, entity, scope, wanted);
            List<Entry> items = found.stream().limit(limit).toList();
            int total = store.count(who, entity, scope, wanted, Part.TOTAL_MAX + 1);
            return new Part(
                    items,
                    total > Part.TOTAL_MAX ? null : total,
                    found.size() > limit ? (Long) items.getLast().id() : null);
        });
    }

    private List<Condition> conditions(Who who, Entity entity, Map<String, ? extends @Nullable Object> said) {
        CrmSettings counted = settings.get(who.organization());
        List<Filters.Filter> filters = Filters.of(entity);
        Map<String, @Nullable Object> values = new Reading(said, references, who, counted.zone())
                .read(filters.stream().map(Filters.Filter::attribute).toList(), false);
        List<Condition> conditions = new ArrayList<>();
        for (Filters.Filter filter : filters) {
            Object value = values.get(filter.attribute().name());
            if (value != null) {
                conditions.add(new Condition(
                        filter.column(),
                        filter.operator(),
                        bound(who, filter, value, counted, values.get("pipeline_id"))));
            }
        }
        return conditions;
    }

    private Object bound(Who who, Filters.Filter filter, Object value, CrmSettings counted, @Nullable Object pipeline) {
        if (filter.name().equals("stage")) {
            Pipeline meant = pipeline instanceof Number number
                    ? pipelines.get(who.organization(), number.longValue())
                    : pipelines.usual(who.organization());
            return Pipelines.stage(meant, value.toString()).id();
        }
        if (value instanceof LocalDate day && filter.column().endsWith("_at")) {
            return counted.start(filter.operator().equals("<") ? day.plusDays(1) : day);
        }
        return value;
    }

    /** @param said a number, a code, {@code me} or a name */
    Entry get(Who who, Entity entity, String said) {
        Scope scope = who.require(entity, Action.READ);
        return tenancy.read(who.organization(), () -> {
            long id = references.resolve(who, entity, entity.key(), said);
            return store.find(who, entity, id, scope).orElseThrow(() -> Refusal.missing(entity, said));
        });
    }

    long id(Who who, Entity entity, String said) {
        return tenancy.read(who.organization(), () -> references.resolve(who, entity, entity.key(), said));
    }

    Entry create(Who who, Entity entity, Map<String, ? extends @Nullable Object> said) {
        return create(who, entity, said, Map.of());
    }

    /** @param settled what is not for people to say */
    Entry create(Who who, Entity entity, Map<String, ? extends @Nullable Object> said, Map<String, Object> settled) {
        return create(who, entity, said, values -> settled.forEach(values::putIfAbsent));
    }

    /** @param settling adds what is not for people to say to the values that were read */
    Entry create(
            Who who,
            Entity entity,
            Map<String, ? extends @Nullable Object> said,
            Consumer<Map<String, @Nullable Object>> settling) {
        Scope scope = who.require(entity, Action.CREATE);
        return tenancy.write(who.organization(), () -> {
            CrmSettings counted = settings.get(who.organization());
            Map<String, @Nullable Object> values = readNew(who, entity, said);
            assign(who, entity, scope, values);
            if (Attributes.find(entity, "currency").isPresent()) {
                values.putIfAbsent("currency", counted.currency());
            }
            settling.accept(values);
            return insert(who, entity, values);
        });
    }

    /** What people say of a new record, inside the caller's transaction. */
    Map<String, @Nullable Object> readNew(Who who, Entity entity, Map<String, ? extends @Nullable Object> said) {
        return new Reading(
                        said, references, who, settings.get(who.organization()).zone())
                .read(Attributes.first(entity).toList(), true);
    }

    ZoneId zone(Who who) {
        return tenancy.read(
                who.organization(), () -> settings.get(who.organization()).zone());
    }

    /** Employees work on what they make; only vendors give it to others. */
    private static void assign(Who who, Entity entity, Scope scope, Map<String, @Nullable Object> values) {
        Object status = values.get("status");
        if (entity == Entity.LEAD && status != null && !status.equals("new")) {
            throw Refusal.transition("new", List.of("new"));
        }
        if (scope == Scope.OWN) {
            if (who.customer() == null) {
                throw Refusal.forbidden();
            }
            values.remove("assigned_to");
            values.put("customer_id", who.customer());
            return;
        }
        if (!entity.isAssigned() || who.isVendor()) {
            return;
        }
        Object wanted = values.get("assigned_to");
        if (wanted != null && !wanted.equals(who.employee())) {
            throw Refusal.forbidden();
        }
        values.put("assigned_to", who.employee());
    }

    /** With a number, inside the caller's transaction. */
    Entry insert(Who who, Entity entity, Map<String, @Nullable Object> said) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(said);
        Instant now = clock.instant();
        long id = numbers.next(who.organization(), entity.word());
        String series = entity.series();
        if (series != null) {
            String year = series + "-"
                    + now.atZone(settings.get(who.organization()).zone()).getYear();
            values.put("code", "%s-%04d".formatted(year, numbers.next(who.organization(), year)));
        }
        values.put("created_at", now);
        values.put("updated_at", now);
        values.put("created_by", who.id());
        values.put("updated_by", who.id());
        store.insert(who.organization(), entity, id, values);
        Entry made = stored(who, entity, id);
        store.index(who.organization(), made);
        trail.record(who, entity, id, "created", List.of());
        trail.moved(who, null, made, now);
        return made;
    }

    private Entry stored(Who who, Entity entity, long id) {
        return store.find(who, entity, id, Scope.ALL).orElseThrow();
    }

    /** @param version that the caller has seen; null: whichever */
    Entry update(
            Who who,
            Entity entity,
            String reference,
            Map<String, ? extends @Nullable Object> said,
            @Nullable Long version) {
        Scope scope = who.require(entity, Action.UPDATE);
        return change(who, entity, reference, Action.UPDATE, version, before -> {
            Map<String, @Nullable Object> values = read(who, entity, scope, said);
            Object status = values.get("status");
            if (entity == Entity.LEAD && status != null && !status.equals(before.state())) {
                step(who, before, status.toString());
            }
            return values;
        });
    }

    /** What somebody with this scope says anew, inside the caller's transaction. */
    Map<String, @Nullable Object> read(
            Who who, Entity entity, Scope scope, Map<String, ? extends @Nullable Object> said) {
        said.keySet().stream()
                .filter(name -> !Rights.mayWrite(who.role(), scope, name))
                .findAny()
                .ifPresent(name -> {
                    throw Refusal.forbidden();
                });
        return new Reading(
                        said, references, who, settings.get(who.organization()).zone())
                .read(Attributes.later(entity).toList(), false);
    }

    /** Whether a state follows from another. @throws Refusal with what does */
    static void step(Who who, Entry before, String to) {
        List<String> allowed = Transitions.from(before.entity(), before.state(), who.isVendor()).stream()
                .filter(each -> !each.equals("converted"))
                .toList();
        if (!allowed.contains(to)) {
            throw Refusal.transition(before.state(), allowed);
        }
    }

    /** One change of a record at a time, each seeing the one before. */
    Entry change(
            Who who,
            Entity entity,
            String reference,
            Action action,
            @Nullable Long version,
            Function<Entry, Map<String, @Nullable Object>> change) {
        who.require(entity, action);
        return tenancy.write(who.organization(), () -> {
            Entry before = lock(who, entity, reference, action);
            if (version != null && version != before.version()) {
                throw Refusal.of(Code.CONFLICT, "crm.refused.version");
            }
            return amend(who, before, change.apply(before));
        });
    }

    /** Holds it, inside the caller's transaction. @throws Refusal where the right does not reach it */
    Entry lock(Who who, Entity entity, String reference, Action action) {
        Scope scope = who.require(entity, action);
        long id = references.resolve(who, entity, entity.key(), reference);
        return store.lock(who, entity, id, scope).orElseThrow(() -> Refusal.missing(entity, reference));
    }

    /** A record that a right to something else reaches, inside the caller's transaction. */
    Entry within(Who who, Entity entity, String reference, Scope scope) {
        long id = references.resolve(who, entity, entity.key(), reference);
        return store.find(who, entity, id, scope).orElseThrow(() -> Refusal.missing(entity, reference));
    }

    /** Changes what the caller's transaction holds. */
    Entry amend(Who who, Entry before, Map<String, ? extends @Nullable Object> changed) {
        Entity entity = before.entity();
        Map<String, @Nullable Object> values = new LinkedHashMap<>(changed);
        List<String> fields = List.copyOf(values.keySet());
        Instant now = clock.instant();
        values.put("updated_at", now);
        values.put("updated_by", who.id());
        store.update(who.organization(), entity, before.id(), values);
        Entry after = stored(who, entity, before.id());
        store.index(who.organization(), after);
        trail.record(who, entity, before.id(), "updated", fields);
        trail.moved(who, before, after, now);
        return after;
    }

    /** Hides it for good. @throws Refusal where a customer still has open deals or orders */
    void delete(Who who, Entity entity, String reference) {
        who.require(entity, Action.DELETE);
        tenancy.run(who.organization(), () -> {
            long id = lock(who, entity, reference, Action.DELETE).id();
            if (entity == Entity.CUSTOMER && store.isBusy(who.organization(), id)) {
                throw Refusal.of(Code.CONFLICT, "crm.refused.busy");
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("deleted_at", clock.instant());
            values.put("updated_by", who.id());
            store.update(who.organization(), entity, id, values);
            trail.record(who, entity, id, "deleted", List.of());
        });
    }
}
