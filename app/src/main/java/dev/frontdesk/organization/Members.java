package dev.frontdesk.organization;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The members of an organization. Whoever calls has checked that the caller may; every change is audited with it.
 * Methods with a member's id answer empty or false when the organization has no such member.
 */
@Component
public class Members {

    private final MemberStore store;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Members(MemberStore store, Tenancy tenancy, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** In the order in which they came or were invited. */
    public List<Member> list(OrganizationId organization, @Nullable MemberId after, int limit) {
        return tenancy.read(organization, () -> store.list(organization, after, limit));
    }

    public Optional<Member> find(OrganizationId organization, MemberId id) {
        return tenancy.read(organization, () -> store.find(organization, id));
    }

    /** Everything an account is, oldest first; asked without an organization. */
    public List<Membership> memberships(AccountId account) {
        return store.memberships(account);
    }

    /** Makes the first member; to be called inside the transaction that makes the organization. */
    public MemberId found(OrganizationId organization, Account account, Actor actor) {
        Member member = new Member(
                newId(), account.id(), account.email(), account.name(), Role.VENDOR, Set.of(), clock.instant());
        store.insert(organization, member);
        audit.record(
                organization,
                AuditEntry.of(actor, "member.joined")
                        .about("member", member.id())
                        .with("role", name(Role.VENDOR))
                        .personal(account.id().value(), "name", account.name()));
        return member.id();
    }

    /**
     * Reserves a place for somebody who has not come yet.
     *
     * @param furnish adds what goes with it, in the same transaction
     * @throws MemberConflict when the address is invited or a member's already
     */
    public Member invite(
            Caller caller, String email, String name, Role role, Set<ProjectId> grants, Consumer<Member> furnish) {
        OrganizationId organization = caller.organization();
        Member member = new Member(newId(), null, email, name, role, grants, clock.instant());
        try {
            tenancy.run(organization, () -> {
                if (store.hasAddress(organization, email)) {
                    throw new MemberConflict(MemberConflict.Reason.ALREADY_MEMBER);
                }
                store.insert(organization, member);
                grants.forEach(project -> store.grant(organization, project, member.id()));
                audit.record(
                        organization,
                        AuditEntry.of(caller.actor(), "member.invited")
                                .about("member", member.id())
                                .with("role", name(role))
                                .with(
                                        "projects",
                                        grants.stream()
                                                .map(ProjectId::toString)
                                                .sorted()
                                                .toList())
                                .personal(member.id().value(), "email", email));
                furnish.accept(member);
            });
        } catch (DuplicateKeyException e) {
            throw new MemberConflict(MemberConflict.Reason.ALREADY_MEMBER);
        }
        return member;
    }

    /**
     * Gives a reserved place to the person who came; to be called inside a transaction of the organization.
     *
     * @throws MemberConflict when the person is a member already
     */
    public void join(OrganizationId organization, MemberId id, Account account) {
        try {
            store.join(organization, id, account.id());
        } catch (DuplicateKeyException e) {
            throw new MemberConflict(MemberConflict.Reason.ALREADY_MEMBER);
        }
        audit.record(
                organization, AuditEntry.of(account.actor(), "member.joined").about("member", id));
    }

    /** @throws MemberConflict when nobody would be left to administer the organization */
    public Optional<Member> changeRole(Caller caller, MemberId id, Role role) {
        return change(caller, id, before -> {
            if (role != Role.VENDOR) {
                requireAnotherVendor(caller.organization(), before);
            }
            store.changeRole(caller.organization(), id, role);
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "member.role_changed")
                            .about("member", id)
                            .with("from", name(before.role()))
                            .with("to", name(role)));
        });
    }

    /** @throws MemberConflict when nobody would be left to administer the organization */
    public boolean remove(Caller caller, MemberId id) {
        return change(caller, id, before -> {
                    requireAnotherVendor(caller.organization(), before);
                    store.delete(caller.organization(), id);
                    audit.record(
                            caller.organization(),
                            AuditEntry.of(caller.actor(), "member.removed")
                                    .about("member", id)
                                    .with("role", name(before.role())));
                })
                .isPresent();
    }

    /** Makes a member admin of a project; repeatable. */
    public Optional<Member> grant(Caller caller, ProjectId project, MemberId id) {
        return change(caller, id, before -> {
            if (store.grant(caller.organization(), project, id)) {
                record(caller, "project_grant.added", project, id);
            }
        });
    }

    /** Repeatable. */
    public Optional<Member> revoke(Caller caller, ProjectId project, MemberId id) {
        return change(caller, id, before -> {
            if (store.revoke(caller.organization(), project, id)) {
                record(caller, "project_grant.removed", project, id);
            }
        });
    }

    /** Drops the grants of a project that goes; to be called inside the transaction that deletes it. */
    public void forget(OrganizationId organization, ProjectId project) {
        store.forget(organization, project);
    }

    /** Answers the member as it was before the change. */
    private Optional<Member> change(Caller caller, MemberId id, Consumer<Member> change) {
        OrganizationId organization = caller.organization();
        Optional<Member> member = tenancy.write(organization, () -> {
            store.lock(organization);
            Optional<Member> before = store.find(organization, id);
            before.ifPresent(change);
            return before;
        });
        member.map(Member::account)
                .ifPresent(account -> events.publishEvent(new MembershipChanged(organization, account)));
        return member;
    }

    private void requireAnotherVendor(OrganizationId organization, Member member) {
        if (member.role() == Role.VENDOR && !member.invited() && store.vendors(organization) < 2) {
            throw new MemberConflict(MemberConflict.Reason.LAST_VENDOR);
        }
    }

    private void record(Caller caller, String action, ProjectId project, MemberId id) {
        audit.record(
                caller.organization(),
                AuditEntry.of(caller.actor(), action).about("member", id).with("project", project.toString()));
    }

    private static MemberId newId() {
        return new MemberId(Ids.next());
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
