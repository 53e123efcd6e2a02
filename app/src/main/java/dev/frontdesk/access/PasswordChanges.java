package dev.frontdesk.access;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.Members;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** New passwords: chosen by the person, or by a link that an admin makes and passes on. */
@Component
class PasswordChanges {

    static final Duration LINK_TIME = Duration.ofDays(1);

    private final Credentials credentials;
    private final Links links;
    private final Sessions sessions;
    private final Attempts attempts;
    private final People people;
    private final Members members;
    private final Homes homes;
    private final Tenancy tenancy;
    private final Audit audit;

    PasswordChanges(
            Credentials credentials,
            Links links,
            Sessions sessions,
            Attempts attempts,
            People people,
            Members members,
            Homes homes,
            Tenancy tenancy,
            Audit audit) {
        this.credentials = credentials;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
        this.people = people;
        this.members = members;
        this.homes = homes;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /**
     * Whether the caller may make such a link: an account that belongs elsewhere too, or is a super admin's, is not one
     * organization's to take over.
     */
    boolean mayReset(Caller caller, Member member) {
        AccountId account = member.account();
        if (account == null || !caller.mayAdminister()) {
            return false;
        }
        return caller.superAdmin()
                || (members.memberships(account).size() == 1
                        && people.find(account).filter(Account::superAdmin).isEmpty());
    }

    /** @throws Caller.Forbidden unless {@link #mayReset} */
    void requireReset(Caller caller, Member member) {
        if (!mayReset(caller, member)) {
            throw new Caller.Forbidden("This account belongs elsewhere too; only a super admin may make this link.");
        }
    }

    /** A link by which the member chooses a password; the caller has asked {@link #mayReset}. */
    Secret link(Caller caller, Member member, boolean dropsSecondFactor) {
        AccountId account = Objects.requireNonNull(member.account());
        return tenancy.write(caller.organization(), () -> {
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "password_reset.offered")
                            .about("member", member.id())
                            .with("dropsSecondFactor", dropsSecondFactor));
            return links.make(new Links.Link(Links.Kind.NEW_PASSWORD, account, dropsSecondFactor), LINK_TIME);
        });
    }

    /** Whose link it is; empty when it is used up. */
    Optional<Account> find(String token) {
        return links.find(Links.Kind.NEW_PASSWORD, token)
                .flatMap(link -> Optional.ofNullable(link.account()))
                .flatMap(people::find);
    }

    /** Sets the password and ends every session of the account, and every other link to it. */
    Optional<Account> byLink(String token, Secret password) {
        Links.Link link = links.take(Links.Kind.NEW_PASSWORD, token).orElse(null);
        Account account = link == null || link.account() == null
                ? null
                : people.find(link.account()).orElse(null);
        if (link == null || account == null) {
            return Optional.empty();
        }
        credentials.setPassword(account.id(), password);
        if (link.dropsSecondFactor()) {
            credentials.dropSecondFactor(account.id());
        }
        settle(account);
        sessions.endAll(account.id());
        record(account, AuditEntry.of(account.actor(), "password.reset").about("account", account.id()));
        return Optional.of(account);
    }

    /** Ends every session of the account but this one. */
    void byPerson(SignedIn person, Secret password) {
        Account account = person.account();
        credentials.setPassword(account.id(), password);
        settle(account);
        sessions.endOthers(person.session());
        record(account, AuditEntry.of(account.actor(), "password.changed").about("account", account.id()));
    }

    private void settle(Account account) {
        links.deleteAll(account.id());
        attempts.succeeded(Attempts.Aim.ACCOUNT, account.email());
    }

    private void record(Account account, AuditEntry entry) {
        OrganizationId trail = homes.of(account).orElse(Audit.INSTALLATION);
        tenancy.run(trail, () -> audit.record(trail, entry));
    }
}
