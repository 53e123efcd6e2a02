package dev.frontdesk.crm;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as the CRM knows them, asked anew for each call.
 *
 * @param id of the account or the key
 * @param employee their record among the staff; null for keys and customers
 * @param customer their record among the customers; null for staff
 */
record Who(
        OrganizationId organization,
        Role role,
        UUID id,
        Actor actor,
        @Nullable Long employee,
        @Nullable Long customer) {

    boolean isVendor() {
        return role == Role.VENDOR;
    }

    Scope scope(Entity entity, Action action) {
        return Rights.scope(role, entity, action);
    }

    /** @throws Refusal as forbidden where the role never may */
    Scope require(Entity entity, Action action) {
        Scope scope = scope(entity, action);
        if (scope == Scope.NONE) {
            throw Refusal.forbidden();
        }
        return scope;
    }
}
