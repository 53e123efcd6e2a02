package dev.frontdesk.crm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of record. Its constants are words of the interface: {@code deal}, {@code deals}, {@code deal_id}. */
public enum Entity {
    CUSTOMER("customers", "customer", "name", null, "assigned_to", ""),
    LEAD("leads", "lead", "name", null, "assigned_to", ""),
    DEAL("deals", "deal", "title", null, "assigned_to", """
            , (select s.code from stage s
                where s.organization_id = t.organization_id and s.stage_id = t.stage_id) as stage
            """),
    ORDER("orders", "customer_order", "title", "ORD", "assigned_to", ""),
    PAYMENT("payments", "payment", "reference", null, null, """
            , (select o.code from customer_order o
                where o.organization_id = t.organization_id and o.order_id = t.order_id) as order_code
            """),
    ISSUE("issues", "issue", "title", "ISS", "assigned_to", ""),
    EMPLOYEE("employees", "employee", "name", null, null, ""),
    ACTIVITY("activities", "activity", "subject", null, "assigned_to", "");

    private final String plural;
    private final String table;
    private final String title;
    private final @Nullable String series;
    private final @Nullable String assignee;
    private final String joined;

    Entity(
            String plural,
            String table,
            String title,
            @Nullable String series,
            @Nullable String assignee,
            String joined) {
        this.plural = plural;
        this.table = table;
        this.title = title;
        this.series = series;
        this.assignee = assignee;
        this.joined = joined;
    }

    /** {@code deal}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code deals}. */
    public String plural() {
        return plural;
    }

    /** {@code deal_id}. */
    public String key() {
        return word() + "_id";
    }

    String table() {
        return table;
    }

    /** The attribute people know a record by. */
    String titled() {
        return title;
    }

    /** Of codes such as {@code ORD-2026-0001}; null where the number is enough. */
    @Nullable String series() {
        return series;
    }

    boolean isAssigned() {
        return assignee != null;
    }

    boolean isCustomers() {
        return this == DEAL || this == ORDER || this == ISSUE || this == LEAD;
    }

    /** What is read with each row beside its own columns. */
    String joined() {
        return joined + (isAssigned() ? """
            , (select e.name from employee e
                where e.organization_id = t.organization_id and e.employee_id = t.assigned_to) as assigned_name
            """ : "") + (isCustomers() ? """
            , (select c.name from customer c
                where c.organization_id = t.organization_id and c.customer_id = t.customer_id) as customer_name
            """ : "");
    }

    static Optional<Entity> ofPlural(String plural) {
        return Arrays.stream(values())
                .filter(each -> each.plural.equals(plural))
                .findFirst();
    }

    static Optional<Entity> ofWord(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
