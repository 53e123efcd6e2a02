package dev.frontdesk.crm;

import static dev.frontdesk.crm.Action.ARRANGE;
import static dev.frontdesk.crm.Action.COMMENT;
import static dev.frontdesk.crm.Action.CREATE;
import static dev.frontdesk.crm.Action.DELETE;
import static dev.frontdesk.crm.Action.EXPORT;
import static dev.frontdesk.crm.Action.MEASURE;
import static dev.frontdesk.crm.Action.READ;
import static dev.frontdesk.crm.Action.REFUND;
import static dev.frontdesk.crm.Action.REOPEN;
import static dev.frontdesk.crm.Action.UPDATE;
import static dev.frontdesk.crm.Scope.ALL;
import static dev.frontdesk.crm.Scope.MINE;
import static dev.frontdesk.crm.Scope.NONE;
import static dev.frontdesk.crm.Scope.OWN;

import dev.frontdesk.organization.Role;
import java.util.List;
import java.util.Set;

/** Who may do what: the one table that panel, REST and tools ask. What it does not name, nobody may. */
final class Rights {

    private record Cell(Entity entity, Action action, Scope vendor, Scope employee, Scope customer) {}

    private static final List<Cell> MATRIX = List.of(
            new Cell(Entity.CUSTOMER, READ, ALL, ALL, OWN),
            new Cell(Entity.CUSTOMER, CREATE, ALL, ALL, NONE),
            new Cell(Entity.CUSTOMER, UPDATE, ALL, MINE, OWN),
            new Cell(Entity.CUSTOMER, DELETE, ALL, NONE, NONE),
            new Cell(Entity.CUSTOMER, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.LEAD, READ, ALL, ALL, NONE),
            new Cell(Entity.LEAD, CREATE, ALL, ALL, NONE),
            new Cell(Entity.LEAD, UPDATE, ALL, MINE, NONE),
            new Cell(Entity.LEAD, DELETE, ALL, NONE, NONE),
            new Cell(Entity.LEAD, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.DEAL, READ, ALL, ALL, NONE),
            new Cell(Entity.DEAL, CREATE, ALL, ALL, NONE),
            new Cell(Entity.DEAL, UPDATE, ALL, MINE, NONE),
            new Cell(Entity.DEAL, REOPEN, ALL, NONE, NONE),
            new Cell(Entity.DEAL, DELETE, ALL, NONE, NONE),
            new Cell(Entity.DEAL, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.DEAL, MEASURE, ALL, ALL, NONE),
            new Cell(Entity.DEAL, ARRANGE, ALL, NONE, NONE),
            new Cell(Entity.ORDER, READ, ALL, MINE, OWN),
            new Cell(Entity.ORDER, CREATE, ALL, MINE, NONE),
            new Cell(Entity.ORDER, UPDATE, ALL, MINE, NONE),
            new Cell(Entity.ORDER, REOPEN, ALL, NONE, NONE),
            new Cell(Entity.ORDER, DELETE, ALL, NONE, NONE),
            new Cell(Entity.ORDER, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.PAYMENT, READ, ALL, MINE, OWN),
            new Cell(Entity.PAYMENT, CREATE, ALL, MINE, NONE),
            new Cell(Entity.PAYMENT, REFUND, ALL, NONE, NONE),
            new Cell(Entity.PAYMENT, DELETE, ALL, NONE, NONE),
            new Cell(Entity.PAYMENT, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.ISSUE, READ, ALL, ALL, OWN),
            new Cell(Entity.ISSUE, CREATE, ALL, ALL, OWN),
            new Cell(Entity.ISSUE, UPDATE, ALL, MINE, NONE),
            new Cell(Entity.ISSUE, COMMENT, ALL, MINE, OWN),
            new Cell(Entity.ISSUE, DELETE, ALL, NONE, NONE),
            new Cell(Entity.ISSUE, EXPORT, ALL, NONE, NONE),
            new Cell(Entity.EMPLOYEE, READ, ALL, ALL, NONE),
            new Cell(Entity.EMPLOYEE, UPDATE, ALL, OWN, NONE),
            new Cell(Entity.EMPLOYEE, DELETE, ALL, NONE, NONE),
            new Cell(Entity.EMPLOYEE, MEASURE, ALL, OWN, NONE),
            new Cell(Entity.ACTIVITY, READ, ALL, MINE, NONE),
            new Cell(Entity.ACTIVITY, CREATE, ALL, MINE, NONE),
            new Cell(Entity.ACTIVITY, UPDATE, ALL, MINE, NONE),
            new Cell(Entity.ACTIVITY, DELETE, ALL, NONE, NONE));

    /** Of their own record, people change how they are reached, and nothing that others decide. */
    private static final Set<String> OWN_CONTACT = Set.of("name", "email", "phone", "address", "contact_person");

    private Rights() {}

    static Scope scope(Role role, Entity entity, Action action) {
        return MATRIX.stream()
                .filter(cell -> cell.entity() == entity && cell.action() == action)
                .map(cell -> switch (role) {
                    case VENDOR -> cell.vendor();
                    case EMPLOYEE -> cell.employee();
                    case CUSTOMER -> cell.customer();
                })
                .findFirst()
                .orElse(NONE);
    }

    /** Whether somebody who may change a record may change this about it. */
    static boolean mayWrite(Role role, Scope scope, String attribute) {
        if (scope == OWN) {
            return OWN_CONTACT.contains(attribute);
        }
        return role == Role.VENDOR || !attribute.equals("assigned_to");
    }
}
