package dev.frontdesk.access;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.MemberId;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.organization.People;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.FrontdeskSettings.SignUp;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Links by which people come into an organization: good once, for a week. */
@Component
class Invitations {

    static final Duration TIME = Duration.ofDays(7);

    /** A place that waits, and the link to it. */
    record Invited(Member member, Secret token, Instant expiresAt) {}

    /** @param opensAccount whether somebody without an account may make one */
    record Invitation(Organization organization, Member member, boolean opensAccount) {}

    private final InvitationStore store;
    private final Members members;
    private final People people;
    private final Credentials credentials;
    private final Links links;
    private final Organizations organizations;
    private final FrontdeskSettings settings;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            Members members,
            People people,
            Credentials credentials,
            Links links,
            Organizations organizations,
            FrontdeskSettings settings,
            Tenancy tenancy,
            Audit audit,
            Callers callers,
            Clock clock) {
        this.store = store;
        this.members = members;
        this.people = people;
        this.credentials = credentials;
        this.links = links;
        this.organizations = organizations;
        this.settings = settings;
        this.tenancy = tenancy;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws dev.frontdesk.organization.MemberConflict when the address is a member's or invited already */
    Invited invite(Caller caller, String email, String name, Role role, Set<ProjectId> grants) {
        Secret token = Tokens.random("");
        Instant expiresAt = clock.instant().plus(TIME);
        Member member = members.invite(
                caller,
                email,
                name,
                role,
                grants,
                invited -> store.put(caller.organization(), row(caller, invited.id(), expiresAt), token));
        return new Invited(member, token, expiresAt);
    }

    /** A fresh link, which ends the one before; empty unless there is such a member and it is invited. */
    Optional<Invited> renew(Caller caller, MemberId id) {
        Secret token = Tokens.random("");
        Instant expiresAt = clock.instant().plus(TIME);
        return members.find(caller.organization(), id).filter(Member::invited).map(member -> {
            tenancy.run(caller.organization(), () -> {
                store.put(caller.organization(), row(caller, id, expiresAt), token);
                audit.record(
                        caller.organization(),
                        AuditEntry.of(caller.actor(), "member.invited_again").about("member", id));
            });
            return new Invited(member, token, expiresAt);
        });
    }

    /** Where sign-up is closed, only a super admin's invitation makes an account. */
    private InvitationStore.Row row(Caller caller, MemberId member, Instant expiresAt) {
        boolean opensAccount = settings.signUp() != SignUp.CLOSED || caller.superAdmin();
        return new InvitationStore.Row(caller.organization(), member, opensAccount, expiresAt);
    }

    Optional<Invitation> find(String token) {
        return store.find(token, clock.instant())
                .flatMap(row -> members.find(row.organization(), row.member())
                        .filter(Member::invited)
                        .flatMap(member -> organizations
                                .find(row.organization())
                                .map(organization -> new Invitation(organization, member, row.opensAccount()))));
    }

    /**
     * Takes the place with an account that is there.
     *
     * @return the organization; empty when the link is used up
     * @throws dev.frontdesk.organization.MemberConflict when the person is a member already
     */
    Optional<OrganizationId> accept(String token, Account account) {
        Optional<OrganizationId> joined = find(token)
                .map(invitation -> invitation.organization().id())
                .filter(organization -> tenancy.write(organization, () -> {
                    // An account of two organizations is no longer one's to give a new password.
                    links.deleteAll(Links.Kind.NEW_PASSWORD, account.id());
                    return join(organization, token, account);
                }));
        joined.ifPresent(organization -> callers.forget(account.id().value()));
        return joined;
    }

    /**
     * Takes the place with a new account of the invited address.
     *
     * @return the account; empty when the link is used up or makes no accounts
     * @throws People.EmailTaken when there is an account with this address
     */
    Optional<Account> accept(String token, String name, Secret password, String language) {
        Invitation invitation = find(token).filter(Invitation::opensAccount).orElse(null);
        if (invitation == null) {
            return Optional.empty();
        }
        Account account =
                new Account(new AccountId(Ids.next()), invitation.member().email(), name, false, language);
        OrganizationId organization = invitation.organization().id();
        boolean joined = tenancy.write(organization, () -> {
            people.create(account);
            credentials.setPassword(account.id(), password);
            return join(organization, token, account);
        });
        return joined ? Optional.of(account) : Optional.empty();
    }

    private boolean join(OrganizationId organization, String token, Account account) {
        Optional<MemberId> member = store.take(organization, token, clock.instant());
        member.ifPresent(id -> members.join(organization, id, account));
        return member.isPresent();
    }
}
