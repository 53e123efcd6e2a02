package dev.frontdesk.crm;

/** What a scope means in the database: a condition on the row {@code t}, with {@code :me} the person's own number. */
final class Scopes {

    private static final String ABOUT_MINE = """
            (t.assigned_to = :me
                or exists (select from customer r where r.organization_id = t.organization_id
                    and t.entity = 'customer' and r.customer_id = t.record_id and r.assigned_to = :me)
                or exists (select from lead r where r.organization_id = t.organization_id
                    and t.entity = 'lead' and r.lead_id = t.record_id and r.assigned_to = :me)
                or exists (select from deal r where r.organization_id = t.organization_id
                    and t.entity = 'deal' and r.deal_id = t.record_id and r.assigned_to = :me)
                or exists (select from customer_order r where r.organization_id = t.organization_id
                    and t.entity = 'order' and r.order_id = t.record_id and r.assigned_to = :me)
                or exists (select from issue r where r.organization_id = t.organization_id
                    and t.entity = 'issue' and r.issue_id = t.record_id and r.assigned_to = :me))
            """;

    private Scopes() {}

    static String condition(Entity entity, Scope scope) {
        return switch (scope) {
            case ALL -> "true";
            case NONE -> "false";
            case MINE ->
                switch (entity) {
                    case CUSTOMER, LEAD, DEAL, ORDER, ISSUE -> "t.assigned_to = :me";
                    case PAYMENT -> order("o.assigned_to = :me");
                    case ACTIVITY -> ABOUT_MINE;
                    case EMPLOYEE -> "t.employee_id = :me";
                };
            case OWN ->
                switch (entity) {
                    case CUSTOMER, ORDER, ISSUE -> "t.customer_id = :me";
                    case PAYMENT -> order("o.customer_id = :me");
                    case EMPLOYEE -> "t.employee_id = :me";
                    case LEAD, DEAL, ACTIVITY -> "false";
                };
        };
    }

    private static String order(String condition) {
        return "exists (select from customer_order o where o.organization_id = t.organization_id"
                + " and o.order_id = t.order_id and o.deleted_at is null and " + condition + ")";
    }

    /** Nobody has the number 0. */
    static long me(Who who, Entity entity, Scope scope) {
        Long me = scope == Scope.MINE || entity == Entity.EMPLOYEE ? who.employee() : who.customer();
        return me == null ? 0 : me;
    }
}
