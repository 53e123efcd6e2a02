package dev.frontdesk.access;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people change about themselves. What guards the account asks for the password again. */
@Component
class OwnAccount {

    /** Whether the password was the person's. */
    sealed interface Proof {

        record Right() implements Proof {}

        record Wrong() implements Proof {}

        record Paused(Duration pause) implements Proof {}
    }

    private final People people;
    private final Credentials credentials;
    private final PasswordChanges passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Homes homes;
    private final Callers callers;
    private final Tenancy tenancy;
    private final Audit audit;

    OwnAccount(
            People people,
            Credentials credentials,
            PasswordChanges passwords,
            Attempts attempts,
            Sessions sessions,
            Homes homes,
            Callers callers,
            Tenancy tenancy,
            Audit audit) {
        this.people = people;
        this.credentials = credentials;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.homes = homes;
        this.callers = callers;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    Account change(SignedIn person, String name, @Nullable String language) {
        Account before = person.account();
        Account after = new Account(before.id(), before.email(), name, before.superAdmin(), language);
        people.update(after);
        callers.forget(after.id().value());
        return after;
    }

    Proof prove(SignedIn person, Secret password) {
        String email = person.account().email();
        Optional<Duration> pause = attempts.begin(Attempts.Aim.ACCOUNT, email);
        if (pause.isPresent()) {
            return new Proof.Paused(pause.get());
        }
        if (!credentials.matches(person.account().id(), password)) {
            return new Proof.Wrong();
        }
        attempts.succeeded(Attempts.Aim.ACCOUNT, email);
        return new Proof.Right();
    }

    Proof changePassword(SignedIn person, Secret current, Secret wanted) {
        Proof proof = prove(person, current);
        if (proof instanceof Proof.Right) {
            passwords.byPerson(person, wanted);
        }
        return proof;
    }

    /** What the authenticator has to be told; to be called once the password was right. */
    byte[] proposeSecondFactor(SignedIn person) {
        return credentials.proposeSecondFactor(person.account().id());
    }

    Optional<byte[]> proposedSecondFactor(SignedIn person) {
        return credentials.proposedSecret(person.account().id());
    }

    /** @return recovery codes to show once; empty when the code is wrong */
    Optional<List<Secret>> confirmSecondFactor(SignedIn person, String code) {
        Optional<List<Secret>> codes =
                credentials.confirmSecondFactor(person.account().id(), code);
        if (codes.isPresent()) {
            record(person, "second_factor.added");
        }
        return codes;
    }

    /** To be called once the password was right. */
    void dropSecondFactor(SignedIn person) {
        credentials.dropSecondFactor(person.account().id());
        record(person, "second_factor.removed");
    }

    boolean hasSecondFactor(SignedIn person) {
        return credentials.hasSecondFactor(person.account().id());
    }

    int recoveryCodesLeft(SignedIn person) {
        return credentials.recoveryCodesLeft(person.account().id());
    }

    List<Session> sessions(SignedIn person) {
        return sessions.list(person.account().id());
    }

    /** @return whether there was such a session */
    boolean endSession(SignedIn person, UUID id) {
        boolean ended = sessions.end(person.account().id(), id);
        if (ended) {
            record(person, "session.ended");
        }
        return ended;
    }

    void endOtherSessions(SignedIn person) {
        sessions.endOthers(person.session());
        record(person, "sessions.ended");
    }

    private void record(SignedIn person, String action) {
        Account account = person.account();
        OrganizationId trail = homes.of(account).orElse(Audit.INSTALLATION);
        tenancy.run(
                trail,
                () -> audit.record(trail, AuditEntry.of(account.actor(), action).about("account", account.id())));
    }
}
