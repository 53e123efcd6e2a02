package dev.frontdesk.organization;

import dev.frontdesk.platform.AccountId;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The people of this installation. */
@Component
public class People {

    private final AccountStore store;

    People(AccountStore store) {
        this.store = store;
    }

    /** @throws EmailTaken when there is an account with this address */
    public void create(Account account) {
        try {
            store.insert(account);
        } catch (DuplicateKeyException e) {
            throw new EmailTaken(e);
        }
    }

    /** Whether there is nobody yet. */
    public boolean nobody() {
        return store.isEmpty();
    }

    public Optional<Account> find(AccountId id) {
        return store.find(id);
    }

    public Optional<Account> findByEmail(String email) {
        return store.findByEmail(email);
    }

    /** Name and language; the rest is not the person's to change. */
    public void update(Account account) {
        store.update(account);
    }

    /** Another account has this address. */
    public static final class EmailTaken extends RuntimeException {
        EmailTaken(Throwable cause) {
            super("There is an account with this e-mail address", cause);
        }
    }
}
