package dev.frontdesk.crm;

import static dev.frontdesk.crm.Attribute.date;
import static dev.frontdesk.crm.Attribute.line;
import static dev.frontdesk.crm.Attribute.money;
import static dev.frontdesk.crm.Attribute.reference;
import static dev.frontdesk.crm.Attribute.text;
import static dev.frontdesk.crm.Attribute.time;
import static dev.frontdesk.crm.Attribute.word;

import dev.frontdesk.crm.Attribute.Kind;
import dev.frontdesk.crm.Attribute.Use;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What each kind of record is made of, in the order in which forms ask for it. */
final class Attributes {

    static final List<String> SOURCES =
            List.of("website", "referral", "social_media", "email_campaign", "cold_call", "event", "partner", "other");

    private static final String[] PRIORITIES = {"low", "medium", "high", "urgent"};

    private static final Map<Entity, List<Attribute>> ALL = new EnumMap<>(Map.of(
            Entity.CUSTOMER,
            List.of(
                    line("name", 200).must(),
                    word("type", "individual", "business"),
                    word("status", "prospect", "active", "inactive", "vip"),
                    email(),
                    phone(),
                    line("company_name", 200),
                    line("first_name", 100),
                    line("last_name", 100),
                    line("contact_person", 200),
                    text("address"),
                    Attribute.of("website", Kind.LINK, 500),
                    line("industry", 100),
                    line("tax_id", 50),
                    line("source", 100),
                    Attribute.of("rating", Kind.COUNT, 5),
                    money("credit_limit"),
                    line("payment_terms", 200),
                    assignee(),
                    tags(),
                    text("notes"),
                    reference("converted_from_lead_id", Entity.LEAD).never(),
                    time("converted_at").never()),
            Entity.LEAD,
            List.of(
                    line("name", 200).must(),
                    word("status", "new", "contacted", "qualified", "unqualified", "converted", "lost"),
                    word("source", SOURCES.toArray(String[]::new)),
                    email(),
                    phone(),
                    line("organization_name", 200),
                    line("job_title", 100),
                    line("campaign", 200),
                    line("referrer", 200),
                    Attribute.of("score", Kind.COUNT, 100),
                    money("estimated_value"),
                    currency(),
                    assignee(),
                    tags(),
                    text("notes"),
                    reference("customer_id", Entity.CUSTOMER).never(),
                    reference("deal_id", Entity.DEAL).never(),
                    time("converted_at").never()),
            Entity.DEAL,
            List.of(
                    line("title", 200).must(),
                    money("value"),
                    currency(),
                    reference("customer_id", Entity.CUSTOMER),
                    reference("lead_id", Entity.LEAD),
                    date("expected_close_date"),
                    word("priority", PRIORITIES),
                    Attribute.of("probability", Kind.COUNT, 100),
                    line("source", 100),
                    assignee(),
                    text("description"),
                    tags(),
                    text("notes"),
                    Attribute.of("pipeline_id", Kind.COUNT, Long.MAX_VALUE).never(),
                    line("stage", 60).never(),
                    word("state", "open", "won", "lost").never(),
                    date("actual_close_date").never(),
                    text("lost_reason").never(),
                    money("expected_revenue").never()),
            Entity.ORDER,
            List.of(
                    reference("customer_id", Entity.CUSTOMER).must().once(),
                    line("title", 200),
                    word("type", "purchase", "service", "subscription", "maintenance"),
                    reference("deal_id", Entity.DEAL),
                    date("order_date"),
                    date("expected_delivery"),
                    date("actual_delivery"),
                    money("tax"),
                    money("discount"),
                    currency().once(),
                    assignee(),
                    text("notes"),
                    line("code", 30).never(),
                    word("status", "draft", "pending", "approved", "in_progress", "completed", "cancelled")
                            .never(),
                    money("total").never(),
                    money("paid").never(),
                    word("payment_status", "unpaid", "partially_paid", "paid", "overpaid", "refunded")
                            .never()),
            Entity.PAYMENT,
            List.of(
                    reference("order_id", Entity.ORDER).must().once(),
                    money("amount").must().once(),
                    currency().once(),
                    word("method", "cash", "card", "bank_transfer", "online", "other"),
                    time("paid_at").once(),
                    line("reference", 200),
                    line("external_id", 200).once(),
                    text("note"),
                    word("status", "pending", "completed", "failed", "refunded", "void")
                            .never(),
                    reference("refund_of", Entity.PAYMENT).never(),
                    line("order_code", 30).never()),
            Entity.ISSUE,
            List.of(
                    line("title", 200).must(),
                    text("description").must(),
                    word(
                            "category",
                            "general",
                            "delivery",
                            "quality",
                            "billing",
                            "communication",
                            "technical",
                            "other"),
                    word("priority", PRIORITIES),
                    reference("customer_id", Entity.CUSTOMER),
                    reference("order_id", Entity.ORDER),
                    assignee(),
                    line("code", 30).never(),
                    word("status", "open", "in_progress", "resolved", "closed").never(),
                    text("resolution").never(),
                    time("resolved_at").never()),
            Entity.EMPLOYEE,
            List.of(
                    line("name", 200).must(),
                    email(),
                    phone(),
                    line("job_title", 100),
                    line("department", 100),
                    reference("manager_id", Entity.EMPLOYEE),
                    date("hire_date"),
                    word("status", "active", "on_leave", "terminated").never()),
            Entity.ACTIVITY,
            List.of(
                    line("subject", 200).must(),
                    word("type", "call", "email", "meeting", "task", "note", "telegram"),
                    text("body"),
                    time("due_at"),
                    assignee(),
                    line("entity", 20).never(),
                    Attribute.of("record_id", Kind.COUNT, Long.MAX_VALUE).never(),
                    word("status", "planned", "done", "cancelled").never(),
                    time("done_at").never())));

    private Attributes() {}

    static List<Attribute> of(Entity entity) {
        return Objects.requireNonNull(ALL.get(entity));
    }

    static Optional<Attribute> find(Entity entity, String name) {
        return of(entity).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** What people say of a new record. */
    static Stream<Attribute> first(Entity entity) {
        return of(entity).stream().filter(each -> each.use() != Use.NEVER);
    }

    /** What people may say anew. */
    static Stream<Attribute> later(Entity entity) {
        return of(entity).stream().filter(each -> each.use() == Use.ALWAYS);
    }

    private static Attribute email() {
        return Attribute.of("email", Kind.EMAIL, 254);
    }

    private static Attribute phone() {
        return Attribute.of("phone", Kind.PHONE, 40);
    }

    private static Attribute currency() {
        return Attribute.of("currency", Kind.CURRENCY, 3);
    }

    private static Attribute tags() {
        return Attribute.of("tags", Kind.TAGS, 20);
    }

    private static Attribute assignee() {
        return reference("assigned_to", Entity.EMPLOYEE);
    }
}
