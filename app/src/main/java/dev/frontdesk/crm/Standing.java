package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Says who a caller is to the CRM. A person who comes for the first time gets their record: staff among the employees,
 * customers among the customers. Nobody is matched by an e-mail address, which may not be proven: a vendor joins an
 * account to the customer it belongs to.
 */
@Component
class Standing {

    private static final int MEMBERS_MAX = 1_000;

    private final StaffStore staff;
    private final Members members;
    private final Tenancy tenancy;
    private final Clock clock;

    Standing(StaffStore staff, Members members, Tenancy tenancy, Clock clock) {
        this.staff = staff;
        this.members = members;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Who of(Caller caller) {
        Role role = caller.superAdmin() ? Role.VENDOR : caller.role();
        if (caller.kind() != Caller.Kind.PERSON) {
            return new Who(caller.organization(), role, caller.id(), caller.actor(), null, null);
        }
        Entity entity = role == Role.CUSTOMER ? Entity.CUSTOMER : Entity.EMPLOYEE;
        Long found = record(caller, entity);
        return new Who(
                caller.organization(),
                role,
                caller.id(),
                caller.actor(),
                entity == Entity.EMPLOYEE ? found : null,
                entity == Entity.CUSTOMER ? found : null);
    }

    private Long record(Caller caller, Entity entity) {
        OrganizationId organization = caller.organization();
        return tenancy.read(organization, () -> staff.find(organization, entity, caller.id()))
                .orElseGet(() -> tenancy.write(organization, () -> {
                    staff.add(organization, entity, caller.id(), caller.name(), null, clock.instant());
                    return staff.find(organization, entity, caller.id()).orElse(0L);
                }));
    }

    /** Lets everybody who works here be found among the employees. */
    void gather(OrganizationId organization) {
        List<Member> all = members.list(organization, null, MEMBERS_MAX).stream()
                .filter(member -> member.role() != Role.CUSTOMER && member.account() != null)
                .toList();
        List<Member> fresh = tenancy.read(
                organization,
                () -> all.stream()
                        .filter(member -> account(member)
                                .flatMap(account -> staff.find(organization, Entity.EMPLOYEE, account))
                                .isEmpty())
                        .toList());
        if (!fresh.isEmpty()) {
            tenancy.run(
                    organization,
                    () -> fresh.forEach(member -> account(member)
                            .ifPresent(account -> staff.add(
                                    organization,
                                    Entity.EMPLOYEE,
                                    account,
                                    member.name(),
                                    member.email(),
                                    clock.instant()))));
        }
    }

    private static Optional<UUID> account(Member member) {
        return Optional.ofNullable(member.account()).map(account -> account.value());
    }
}
