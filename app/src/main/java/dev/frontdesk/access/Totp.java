package dev.frontdesk.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** Time-based codes of six digits as every authenticator app makes them (RFC 6238: SHA-1, 30 seconds). */
final class Totp {

    static final int SECRET_LENGTH = 20;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final long STEP_SECONDS = CODES.getTimeStep().toSeconds();

    private Totp() {}

    /** The half minute that a code belongs to, among this one and its neighbours; empty when it belongs to none. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    static String code(byte[] secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, CODES.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP_SECONDS),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
