package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Membership;
import dev.frontdesk.organization.MembershipChanged;
import dev.frontdesk.organization.People;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who a session's token belongs to, and what that person is in the organization being looked at. */
@Component
class Doorkeeper {

    private final Callers callers;
    private final Sessions sessions;
    private final People people;
    private final Members members;
    private final Homes homes;

    Doorkeeper(Callers callers, Sessions sessions, People people, Members members, Homes homes) {
        this.callers = callers;
        this.sessions = sessions;
        this.people = people;
        this.members = members;
        this.homes = homes;
    }

    Optional<SignedIn> person(String token) {
        return callers.person(Tokens.hash(token), this::find);
    }

    private Optional<SignedIn> find(byte[] tokenHash) {
        return sessions.find(tokenHash)
                .flatMap(session -> people.find(session.account()).map(account -> signedIn(session, account)));
    }

    /** Whoever has lost the organization that was looked at goes on in another of theirs. */
    private SignedIn signedIn(Session session, Account account) {
        Caller caller = caller(account, session.organization());
        return new SignedIn(
                session,
                account,
                caller != null
                        ? caller
                        : homes.of(account).map(home -> caller(account, home)).orElse(null));
    }

    @EventListener
    void changed(MembershipChanged change) {
        callers.forget(change.account().value());
    }

    /** Null when the person has no business there. */
    @Nullable Caller caller(Account account, @Nullable OrganizationId organization) {
        return organization == null
                ? null
                : members.memberships(account.id()).stream()
                        .filter(membership -> membership.organization().equals(organization))
                        .findFirst()
                        .map(membership -> caller(account, membership))
                        .orElse(account.superAdmin() ? visitor(account, organization) : null);
    }

    private static Caller caller(Account account, Membership membership) {
        return new Caller(
                Caller.Kind.PERSON,
                account.id().value(),
                account.name(),
                membership.organization(),
                membership.role(),
                account.superAdmin(),
                membership.grants());
    }

    /** A super admin in somebody else's organization. */
    private static Caller visitor(Account account, OrganizationId organization) {
        return new Caller(
                Caller.Kind.PERSON, account.id().value(), account.name(), organization, Role.VENDOR, true, Set.of());
    }
}
