package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.People;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Secret;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What other ways in than the panel's ask of an account. Nothing is counted here: whoever lets somebody guess counts the
 * guesses before asking. Everything asks the database.
 */
@Component
public class Proofs {

    private final People people;
    private final Doorkeeper doorkeeper;
    private final Credentials credentials;
    private final CredentialStore store;

    Proofs(People people, Doorkeeper doorkeeper, Credentials credentials, CredentialStore store) {
        this.people = people;
        this.doorkeeper = doorkeeper;
        this.credentials = credentials;
        this.store = store;
    }

    /** What the account is in the organization now; empty where it has no business there. */
    public Optional<Caller> caller(AccountId account, OrganizationId organization) {
        return people.find(account).flatMap(found -> Optional.ofNullable(doorkeeper.caller(found, organization)));
    }

    /** Empty: the account cannot sign in. */
    public Optional<Instant> passwordSetAt(AccountId account) {
        return store.changedAt(account);
    }

    public Optional<String> email(AccountId account) {
        return people.find(account).map(Account::email);
    }

    /** Whose address it is. Tell nobody whether there is one. */
    public Optional<AccountId> account(String email) {
        return people.findByEmail(email).map(Account::id);
    }

    /** @param account null: nobody, and nothing matches, in the same time */
    public boolean isPassword(@Nullable AccountId account, Secret password) {
        return credentials.matches(account, password);
    }

    public boolean hasSecondFactor(AccountId account) {
        return credentials.hasSecondFactor(account);
    }

    /** Each code is good once. */
    public boolean takeCode(AccountId account, String code) {
        return credentials.takeCode(account, code);
    }
}
