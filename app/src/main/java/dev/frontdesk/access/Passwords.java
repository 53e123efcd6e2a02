package dev.frontdesk.access;

import dev.frontdesk.platform.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hashes passwords with Argon2id: 19 MiB and two passes each. As many at once as there are processors, so that a storm
 * of sign-ins costs waiting and not memory.
 */
@Component
class Passwords {

    static final int LENGTH_MIN = 10;
    static final int LENGTH_MAX = 200;

    private static final int WAIT_SECONDS = 10;

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    String hash(Secret password) {
        return working(() -> encoded(password));
    }

    /** @param hash null where there is no account: costs the same, so that the time taken tells nothing */
    boolean matches(Secret password, @Nullable String hash) {
        return working(() -> {
            if (hash == null) {
                encoded(password);
                return false;
            }
            return argon2.matches(password.reveal(), hash);
        });
    }

    @SuppressWarnings("NullAway") // null only for a null password
    private String encoded(Secret password) {
        return argon2.encode(password.reveal());
    }

    /** @return the key of the message that says what is wrong with a new password */
    static Optional<String> weakness(String password, String email) {
        if (password.length() < LENGTH_MIN) {
            return Optional.of("access.password.short");
        }
        if (password.length() > LENGTH_MAX) {
            return Optional.of("access.password.long");
        }
        boolean obvious = password.equalsIgnoreCase(email)
                || password.chars().distinct().count() < 4
                || password.toLowerCase(Locale.ROOT).startsWith("password");
        return obvious ? Optional.of("access.password.obvious") : Optional.empty();
    }

    private <T> T working(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many people sign in at this moment; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
