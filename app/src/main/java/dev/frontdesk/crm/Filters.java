package dev.frontdesk.crm;

import dev.frontdesk.crm.Attribute.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** By what each kind of record can be narrowed down: the same names in tools, addresses and pages. */
final class Filters {

    /** @param attribute how the value is written */
    record Filter(String name, String column, String operator, Attribute attribute) {}

    private static final Map<Entity, List<Filter>> ALL = new EnumMap<>(Map.of(
            Entity.CUSTOMER,
            List.of(
                    same(Entity.CUSTOMER, "status"),
                    same(Entity.CUSTOMER, "type"),
                    same(Entity.CUSTOMER, "assigned_to"),
                    day("created_from", "created_at", ">="),
                    day("created_to", "created_at", "<")),
            Entity.LEAD,
            List.of(
                    same(Entity.LEAD, "status"),
                    same(Entity.LEAD, "source"),
                    same(Entity.LEAD, "assigned_to"),
                    new Filter("score_min", "score", ">=", Attribute.of("score_min", Kind.COUNT, 100))),
            Entity.DEAL,
            List.of(
                    new Filter("stage", "stage_id", "=", Attribute.line("stage", 60)),
                    same(Entity.DEAL, "state"),
                    new Filter("pipeline_id", "pipeline_id", "=", Attribute.of("pipeline_id", Kind.COUNT, 1_000_000)),
                    same(Entity.DEAL, "assigned_to"),
                    same(Entity.DEAL, "customer_id"),
                    new Filter("value_min", "value", ">=", Attribute.money("value_min")),
                    new Filter("value_max", "value", "<=", Attribute.money("value_max")),
                    new Filter("close_from", "expected_close_date", ">=", Attribute.date("close_from")),
                    new Filter("close_to", "expected_close_date", "<=", Attribute.date("close_to"))),
            Entity.ORDER,
            List.of(
                    same(Entity.ORDER, "status"),
                    same(Entity.ORDER, "payment_status"),
                    same(Entity.ORDER, "customer_id"),
                    same(Entity.ORDER, "assigned_to"),
                    new Filter("from", "order_date", ">=", Attribute.date("from")),
                    new Filter("to", "order_date", "<=", Attribute.date("to"))),
            Entity.PAYMENT,
            List.of(
                    same(Entity.PAYMENT, "order_id"),
                    same(Entity.PAYMENT, "status"),
                    day("from", "paid_at", ">="),
                    day("to", "paid_at", "<")),
            Entity.ISSUE,
            List.of(
                    same(Entity.ISSUE, "status"),
                    same(Entity.ISSUE, "priority"),
                    same(Entity.ISSUE, "category"),
                    same(Entity.ISSUE, "assigned_to"),
                    same(Entity.ISSUE, "customer_id")),
            Entity.EMPLOYEE,
            List.of(same(Entity.EMPLOYEE, "status"), same(Entity.EMPLOYEE, "department")),
            Entity.ACTIVITY,
            List.of(
                    new Filter("entity", "entity", "=", Attribute.line("entity", 20)),
                    new Filter("record_id", "record_id", "=", Attribute.of("record_id", Kind.COUNT, 999_999_999)),
                    same(Entity.ACTIVITY, "type"),
                    same(Entity.ACTIVITY, "status"),
                    same(Entity.ACTIVITY, "assigned_to"))));

    private Filters() {}

    private static Filter same(Entity entity, String name) {
        return new Filter(name, name, "=", Attributes.find(entity, name).orElseThrow());
    }

    /** A day of the organization against a moment: {@code <} means until the end of the day. */
    private static Filter day(String name, String column, String operator) {
        return new Filter(name, column, operator, Attribute.date(name));
    }

    static List<Filter> of(Entity entity) {
        return Objects.requireNonNull(ALL.get(entity));
    }
}
