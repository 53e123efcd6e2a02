package dev.frontdesk.crm;

import java.util.Objects;
import java.util.Set;

/** What a page offers somebody to do with a record. What is done is judged by {@link Records} again. */
final class Reach {

    private static final Set<Entity> MADE = Set.of(Entity.CUSTOMER, Entity.LEAD, Entity.DEAL, Entity.ISSUE);
    private static final Set<Entity> CHANGED = Set.of(Entity.CUSTOMER, Entity.LEAD, Entity.DEAL, Entity.EMPLOYEE);
    private static final Set<Entity> DELETED = Set.of(Entity.CUSTOMER, Entity.LEAD, Entity.DEAL);

    private Reach() {}

    /** @throws Refusal for kinds of records that no page makes, changes or deletes */
    static void require(Entity entity, Action action) {
        Set<Entity> offered = switch (action) {
            case CREATE -> MADE;
            case UPDATE -> CHANGED;
            case DELETE -> DELETED;
            case READ, COMMENT, REOPEN, REFUND, MEASURE, ARRANGE, EXPORT -> Set.of();
        };
        if (!offered.contains(entity)) {
            throw Refusal.forbidden();
        }
    }

    static boolean create(Who who, Entity entity) {
        return MADE.contains(entity) && who.scope(entity, Action.CREATE) != Scope.NONE;
    }

    static boolean change(Who who, Entry entry) {
        return CHANGED.contains(entry.entity()) && covers(who, entry, Action.UPDATE);
    }

    static boolean delete(Who who, Entry entry) {
        return DELETED.contains(entry.entity()) && covers(who, entry, Action.DELETE);
    }

    static boolean covers(Who who, Entry entry, Action action) {
        return switch (who.scope(entry.entity(), action)) {
            case ALL -> true;
            case MINE -> who.employee() != null && Objects.equals(entry.number("assigned_to"), who.employee());
            case OWN ->
                entry.entity() == Entity.EMPLOYEE
                        ? Objects.equals(who.employee(), (Long) entry.id())
                        : entry.entity() == Entity.CUSTOMER && Objects.equals(who.customer(), (Long) entry.id());
            case NONE -> false;
        };
    }
}
