package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Membership;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where people begin when they sign in: where they were last, else in their first organization. */
@Component
class Homes {

    private final Sessions sessions;
    private final Members members;
    private final Organizations organizations;

    Homes(Sessions sessions, Members members, Organizations organizations) {
        this.sessions = sessions;
        this.members = members;
        this.organizations = organizations;
    }

    /** Empty when the person belongs to none. */
    Optional<OrganizationId> of(Account account) {
        List<OrganizationId> own = members.memberships(account.id()).stream()
                .map(Membership::organization)
                .toList();
        return sessions.lastOrganization(account.id())
                .filter(last -> account.superAdmin() || own.contains(last))
                .or(() -> own.stream().findFirst())
                .or(() -> account.superAdmin() ? organizations.first().map(Organization::id) : Optional.empty());
    }
}
