package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.MemberConflict;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Membership;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff: what stands in the directory, and their coming to an end. */
@Component
class Employees {

    private final Records records;
    private final StaffStore staff;
    private final Members members;
    private final Tenancy tenancy;

    Employees(Records records, StaffStore staff, Members members, Tenancy tenancy) {
        this.records = records;
        this.staff = staff;
        this.members = members;
        this.tenancy = tenancy;
    }

    /** @param status active or on leave; null: as it is */
    Entry update(
            Who who,
            String reference,
            Map<String, ? extends @Nullable Object> said,
            @Nullable String status,
            @Nullable Long version) {
        Scope scope = who.require(Entity.EMPLOYEE, Action.UPDATE);
        if (status != null && !who.isVendor()) {
            throw Refusal.forbidden();
        }
        return records.change(who, Entity.EMPLOYEE, reference, Action.UPDATE, version, before -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>(records.read(who, Entity.EMPLOYEE, scope, said));
            if (status != null && !status.equals(before.state())) {
                if (status.equals("terminated")) {
                    throw Refusal.invalid("status", List.of("active", "on_leave"), "crm.refused.terminate");
                }
                Records.step(who, before, status);
                values.put("status", status);
            }
            return values;
        });
    }

    /**
     * Takes their place in the organization from somebody and leaves what they had open to nobody. The place goes first,
     * in a transaction of its own: whoever repeats this after a failure finishes it. Not to be called inside a
     * transaction.
     */
    Entry deactivate(Who who, Caller caller, String reference) {
        who.require(Entity.EMPLOYEE, Action.DELETE);
        Entry employee = records.get(who, Entity.EMPLOYEE, reference);
        requireAnother(who, employee);
        if (!employee.state().equals("terminated")) {
            member(who, employee).ifPresent(member -> settled(() -> members.remove(caller, member)));
        }
        return tenancy.write(who.organization(), () -> {
            Entry before = records.lock(who, Entity.EMPLOYEE, String.valueOf(employee.id()), Action.DELETE);
            if (before.state().equals("terminated")) {
                return before;
            }
            staff.release(who.organization(), before.id());
            return records.amend(who, before, Map.of("status", "terminated"));
        });
    }

    /** Counts at their next call. Not to be called inside a transaction. */
    Entry setRole(Who who, Caller caller, String reference, Role role) {
        who.require(Entity.EMPLOYEE, Action.DELETE);
        Entry employee = records.get(who, Entity.EMPLOYEE, reference);
        requireAnother(who, employee);
        MemberId member = member(who, employee).orElseThrow(() -> Refusal.of(Code.CONFLICT, "crm.refused.no-account"));
        settled(() -> members.changeRole(caller, member, role));
        return employee;
    }

    private static void requireAnother(Who who, Entry employee) {
        Long me = who.employee();
        if (me != null && me == employee.id()) {
            throw Refusal.of(Code.CONFLICT, "crm.refused.oneself");
        }
    }

    private Optional<MemberId> member(Who who, Entry employee) {
        return Optional.ofNullable(employee.values().get("account_id"))
                .map(account -> new AccountId((UUID) account))
                .flatMap(account -> members.memberships(account).stream()
                        .filter(each -> each.organization().equals(who.organization()))
                        .map(Membership::member)
                        .findFirst());
    }

    private static void settled(Runnable change) {
        try {
            change.run();
        } catch (MemberConflict conflict) {
            throw Refusal.of(Code.CONFLICT, "crm.refused.last-vendor");
        }
    }
}
