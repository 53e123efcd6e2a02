package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people prove with: a password, and for some a second factor. */
@Component
class Credentials {

    private final CredentialStore store;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Vault vault;
    private final Clock clock;

    Credentials(CredentialStore store, Passwords passwords, Sessions sessions, Vault vault, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param account null: nobody, and nothing matches, in the same time */
    boolean matches(@Nullable AccountId account, Secret password) {
        String hash = account == null
                ? null
                : store.find(account).map(CredentialStore.Row::passwordHash).orElse(null);
        return passwords.matches(password, hash);
    }

    void setPassword(AccountId account, Secret password) {
        store.setPassword(account, passwords.hash(password), false, clock.instant());
    }

    /** A password that everybody knows. */
    void setDemoPassword(AccountId account, Secret password) {
        store.setPassword(account, passwords.hash(password), true, clock.instant());
    }

    boolean demo(AccountId account) {
        return store.find(account).map(CredentialStore.Row::demo).orElse(false);
    }

    /** The account cannot sign in any more until it gets a password; who is in, is out. */
    void close(AccountId account) {
        store.delete(account);
        sessions.endAll(account);
    }

    boolean exist(AccountId account) {
        return store.find(account).isPresent();
    }

    boolean hasSecondFactor(AccountId account) {
        return store.find(account).map(CredentialStore.Row::totpConfirmed).orElse(false);
    }

    /** A new secret, which counts once a code made with it has been given. */
    byte[] proposeSecondFactor(AccountId account) {
        byte[] secret = Tokens.random(Totp.SECRET_LENGTH);
        store.proposeTotp(account, vault.seal(secret, context(account)));
        return secret;
    }

    /** Empty unless a second factor has been proposed and not confirmed. */
    Optional<byte[]> proposedSecret(AccountId account) {
        return store.find(account).filter(row -> !row.totpConfirmed()).flatMap(row -> secret(account, row));
    }

    /** @return recovery codes to show once; empty when the code is wrong */
    Optional<List<Secret>> confirmSecondFactor(AccountId account, String code) {
        return proposedSecret(account)
                .flatMap(secret -> Totp.step(secret, code, clock.instant()).stream()
                        .boxed()
                        .findFirst())
                .map(step -> {
                    List<Secret> codes = RecoveryCodes.make();
                    store.confirmTotp(account, step, RecoveryCodes.hashes(codes));
                    return codes;
                });
    }

    void dropSecondFactor(AccountId account) {
        store.dropTotp(account);
    }

    /** Each code is good once: of the app's not even twice within its half minute, of the recovery codes for good. */
    boolean takeCode(AccountId account, String code) {
        Optional<CredentialStore.Row> row = store.find(account).filter(CredentialStore.Row::totpConfirmed);
        return row.flatMap(found -> secret(account, found))
                .map(secret -> Totp.step(secret, code, clock.instant()).stream()
                                .anyMatch(step -> store.takeStep(account, step))
                        || store.takeRecoveryCode(account, RecoveryCodes.hash(code)))
                .orElse(false);
    }

    int recoveryCodesLeft(AccountId account) {
        return store.find(account).map(CredentialStore.Row::recoveryCodes).orElse(0);
    }

    private Optional<byte[]> secret(AccountId account, CredentialStore.Row row) {
        byte[] sealed = row.totpSecret();
        return sealed == null ? Optional.empty() : Optional.of(vault.open(sealed, context(account)));
    }

    private static String context(AccountId account) {
        return "credential/" + account + "/totp_secret";
    }
}
