package dev.frontdesk.crm;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.OrganizationCreated;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the demo organization a CRM with something in it, of a past that ends today. */
@Component
class DemoRecords {

    private static final int HOUR = 10;

    private final RecordStore store;
    private final CrmSettingsStore settings;
    private final Numbers numbers;
    private final Pipelines pipelines;
    private final Trail trail;
    private final Clock clock;

    DemoRecords(
            RecordStore store,
            CrmSettingsStore settings,
            Numbers numbers,
            Pipelines pipelines,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.numbers = numbers;
        this.pipelines = pipelines;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener
    @Order(1)
    void furnish(OrganizationCreated created) {
        if (created.demo()) {
            new Furnishing(created.organization(), DemoCrm.read()).all();
        }
    }

    /** Records are pointed at by their names. */
    private final class Furnishing {

        private final OrganizationId organization;
        private final DemoCrm content;
        private final ZoneId zone;
        private final LocalDate today;
        private final Pipeline pipeline;
        private final Map<String, Long> named = new HashMap<>();
        private final Map<String, Entity> kinds = new HashMap<>();

        Furnishing(OrganizationId organization, DemoCrm content) {
            this.organization = organization;
            this.content = content;
            this.zone = ZoneId.of(content.zone());
            this.today = LocalDate.ofInstant(clock.instant(), zone);
            this.pipeline = pipelines.usual(organization);
        }

        void all() {
            settings.set(organization, new CrmSettings(content.currency(), zone));
            for (Entity entity : List.of(Entity.EMPLOYEE, Entity.CUSTOMER, Entity.LEAD)) {
                content.of(entity).forEach(said -> {
                    Entry made = insert(entity, said, values(entity, said));
                    trail.moved(who(said), null, made, made.createdAt());
                });
            }
            content.of(Entity.DEAL).forEach(this::deal);
            content.of(Entity.ORDER).forEach(this::order);
            content.of(Entity.ISSUE).forEach(this::issue);
            content.of(Entity.ACTIVITY).forEach(this::activity);
        }

        /** What the kind of record knows, references as numbers. */
        private Map<String, @Nullable Object> values(Entity entity, Map<String, ?> said) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            said.forEach((name, value) ->
                    Attributes.find(entity, name).ifPresent(attribute -> values.put(name, value(attribute, value))));
            if (Attributes.find(entity, "currency").isPresent()) {
                values.put("currency", content.currency());
            }
            return values;
        }

        private Object value(Attribute attribute, Object value) {
            return switch (attribute.kind()) {
                case REFERENCE -> number(value);
                case DATE -> day(value);
                case MONEY -> new BigDecimal(value.toString());
                default -> value;
            };
        }

        private Long number(Object name) {
            return Objects.requireNonNull(named.get(name.toString()), () -> "The demo knows no " + name);
        }

        private LocalDate day(Object offset) {
            return today.plusDays(Integer.parseInt(offset.toString()));
        }

        private Instant moment(Map<String, ?> said, String name) {
            Object offset = said.get(name);
            Instant at = day(offset == null ? 0 : offset)
                    .atTime(HOUR, Math.floorMod(said.hashCode(), 60))
                    .atZone(zone)
                    .toInstant();
            return at.isAfter(clock.instant()) ? clock.instant() : at;
        }

        private Entry insert(Entity entity, Map<String, ?> said, Map<String, @Nullable Object> values) {
            Instant at = moment(said, "day");
            long id = numbers.next(organization, entity.word());
            String series = entity.series();
            if (series != null) {
                String year = series + "-" + at.atZone(zone).getYear();
                values.put("code", "%s-%04d".formatted(year, numbers.next(organization, year)));
            }
            values.put("created_at", at);
            values.put("updated_at", at);
            store.insert(organization, entity, id, values);
            Who who = who(said);
            Entry made = store.find(who, entity, id, Scope.ALL).orElseThrow();
            store.index(organization, made);
            named.put(String.valueOf(said.get(entity.titled())), id);
            kinds.put(String.valueOf(said.get(entity.titled())), entity);
            return made;
        }

        private Who who(Map<String, ?> said) {
            Object name = said.get("assigned_to");
            Actor actor =
                    name == null ? Actor.SYSTEM : new Actor(Actor.Kind.SYSTEM, organization.value(), name.toString());
            return new Who(organization, Role.VENDOR, organization.value(), actor, null, null);
        }

        private void deal(Map<String, ?> said) {
            Stage stage = Pipelines.stage(pipeline, String.valueOf(said.get("stage")));
            Stage first = pipeline.first(Stage.Kind.OPEN);
            Map<String, @Nullable Object> values = values(Entity.DEAL, said);
            values.remove("stage");
            values.put("pipeline_id", pipeline.id());
            values.put("stage_id", stage.id());
            values.put("state", stage.kind().word());
            values.put("probability", stage.probability());
            Object due = said.get("due");
            values.put("expected_close_date", due == null ? null : day(due));
            Object closed = said.get("closed");
            values.put("actual_close_date", closed == null ? null : day(closed));
            Entry made = insert(Entity.DEAL, said, values);
            Entry fresh = at(made, first);
            trail.moved(who(said), null, fresh, moment(said, "day"));
            trail.moved(who(said), fresh, made, moment(said, "moved"));
        }

        private static Entry at(Entry deal, Stage stage) {
            Map<String, Object> values = new HashMap<>(deal.values());
            values.put("stage_id", stage.id());
            values.put("state", stage.kind().word());
            return new Entry(Entity.DEAL, deal.id(), deal.version(), values);
        }

        private void order(Map<String, ?> said) {
            Map<String, @Nullable Object> values = values(Entity.ORDER, said);
            Object paid = values.get("paid");
            values.put("order_date", day(Objects.requireNonNull(said.get("day"))));
            values.put(
                    "payment_status",
                    paid == null ? "unpaid" : paid.equals(values.get("total")) ? "paid" : "partially_paid");
            Entry order = insert(Entity.ORDER, said, values);
            trail.moved(who(said), null, order, moment(said, "day"));
            if (paid != null) {
                Map<String, @Nullable Object> payment = new LinkedHashMap<>();
                payment.put("order_id", order.id());
                payment.put("amount", paid);
                payment.put("currency", content.currency());
                payment.put("status", "completed");
                payment.put("method", said.get("method"));
                payment.put("paid_at", moment(said, "day"));
                insert(Entity.PAYMENT, said, payment);
            }
        }

        private void issue(Map<String, ?> said) {
            Map<String, @Nullable Object> values = values(Entity.ISSUE, said);
            if (values.get("resolution") != null) {
                values.put("resolved_at", moment(said, "day").plusSeconds(86_400));
            }
            trail.moved(who(said), null, insert(Entity.ISSUE, said, values), moment(said, "day"));
        }

        private void activity(Map<String, ?> said) {
            Map<String, @Nullable Object> values = values(Entity.ACTIVITY, said);
            String about = String.valueOf(said.get("about"));
            values.put("entity", Objects.requireNonNull(kinds.get(about)).word());
            values.put("record_id", number(about));
            Object due = said.get("due");
            values.put(
                    "due_at",
                    due == null ? null : day(due).atTime(HOUR, 0).atZone(zone).toInstant());
            values.put("done_at", "done".equals(said.get("status")) ? moment(said, "day") : null);
            insert(Entity.ACTIVITY, said, values);
        }
    }
}
