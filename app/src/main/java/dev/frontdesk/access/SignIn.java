package dev.frontdesk.access;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.Network;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets people in. Whoever fails learns nothing: an unknown address, a wrong password and an account without one get the
 * same answer in the same time.
 */
@Component
class SignIn {

    static final Duration STEP_TIME = Duration.ofMinutes(10);

    sealed interface Outcome {

        /** Signed in; the token of the session. */
        record In(Secret session) implements Outcome {}

        /** The password was right; the code comes next. */
        record CodeNeeded(Secret step) implements Outcome {}

        record Wrong() implements Outcome {}

        /** Too many failures; not even looked at. */
        record Paused(Duration pause) implements Outcome {}

        /** The first step is too long ago. */
        record StartOver() implements Outcome {}
    }

    private final People people;
    private final Credentials credentials;
    private final Attempts attempts;
    private final Links links;
    private final Sessions sessions;
    private final Homes homes;
    private final Tenancy tenancy;
    private final Audit audit;

    SignIn(
            People people,
            Credentials credentials,
            Attempts attempts,
            Links links,
            Sessions sessions,
            Homes homes,
            Tenancy tenancy,
            Audit audit) {
        this.people = people;
        this.credentials = credentials;
        this.attempts = attempts;
        this.links = links;
        this.sessions = sessions;
        this.homes = homes;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    Outcome withPassword(String email, Secret password, Visit visit) {
        String network = Network.of(visit.address());
        Optional<Duration> pause =
                attempts.begin(Attempts.Aim.ADDRESS, network).or(() -> attempts.begin(Attempts.Aim.ACCOUNT, email));
        if (pause.isPresent()) {
            return new Outcome.Paused(pause.get());
        }
        Account account = people.findByEmail(email).orElse(null);
        if (!credentials.matches(account == null ? null : account.id(), password) || account == null) {
            refused(account, "password", visit);
            return new Outcome.Wrong();
        }
        attempts.succeeded(Attempts.Aim.ACCOUNT, email);
        attempts.takeBack(Attempts.Aim.ADDRESS, network);
        return credentials.hasSecondFactor(account.id())
                ? new Outcome.CodeNeeded(
                        links.make(new Links.Link(Links.Kind.SECOND_STEP, account.id(), false), STEP_TIME))
                : new Outcome.In(open(account, "password", visit));
    }

    Outcome withCode(String step, String code, Visit visit) {
        Account account = links.find(Links.Kind.SECOND_STEP, step)
                .flatMap(link -> Optional.ofNullable(link.account()))
                .flatMap(people::find)
                .orElse(null);
        if (account == null) {
            return new Outcome.StartOver();
        }
        Optional<Duration> pause =
                attempts.begin(Attempts.Aim.SECOND_STEP, account.id().toString());
        if (pause.isPresent()) {
            return new Outcome.Paused(pause.get());
        }
        if (!credentials.takeCode(account.id(), code)) {
            refused(account, "code", visit);
            return new Outcome.Wrong();
        }
        attempts.succeeded(Attempts.Aim.SECOND_STEP, account.id().toString());
        return links.take(Links.Kind.SECOND_STEP, step).isPresent()
                ? new Outcome.In(open(account, "code", visit))
                : new Outcome.StartOver();
    }

    /** Opens a session for somebody who has proven who they are. */
    Secret open(Account account, String by, Visit visit) {
        OrganizationId home = homes.of(account).orElse(null);
        Secret token = sessions.open(account.id(), home, visit);
        record(
                home,
                AuditEntry.of(account.actor(), "sign_in")
                        .about("account", account.id())
                        .with("by", by)
                        .personal(account.id().value(), "address", visit.address())
                        .personal(account.id().value(), "device", visit.device()));
        return token;
    }

    private void refused(@Nullable Account account, String at, Visit visit) {
        AuditEntry entry = AuditEntry.of(Actor.UNKNOWN, "sign_in").refused().with("at", at);
        if (account == null) {
            record(null, entry);
        } else {
            record(
                    homes.of(account).orElse(null),
                    entry.about("account", account.id()).personal(account.id().value(), "address", visit.address()));
        }
    }

    private void record(@Nullable OrganizationId home, AuditEntry entry) {
        OrganizationId trail = home == null ? Audit.INSTALLATION : home;
        tenancy.run(trail, () -> audit.record(trail, entry));
    }
}
