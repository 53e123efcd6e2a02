package dev.frontdesk.access;

import dev.frontdesk.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random tokens, and what is stored in place of them. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 256 random bits after the prefix, in characters that need no escaping anywhere. */
    static Secret random(String prefix) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
