package dev.frontdesk.signin;

import dev.frontdesk.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What links are made of: 128 random bits that a deep link of every provider takes, and digits to compare. */
final class Tokens {

    /** By which a chat's message is known to hold one. */
    private static final String PREFIX = "in-";

    static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{22}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static Secret random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static Secret digits() {
        return new Secret("%06d".formatted(RANDOM.nextInt(1_000_000)));
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
