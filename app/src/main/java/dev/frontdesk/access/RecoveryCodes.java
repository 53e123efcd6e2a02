package dev.frontdesk.access;

import dev.frontdesk.platform.Secret;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Codes that stand in for a lost authenticator, 80 random bits each, so that a plain SHA-256 of them is enough. */
final class RecoveryCodes {

    private static final int COUNT = 10;

    private RecoveryCodes() {}

    static List<Secret> make() {
        return IntStream.range(0, COUNT)
                .mapToObj(n -> new Secret(Base32.grouped(Tokens.random(10))))
                .toList();
    }

    static List<byte[]> hashes(List<Secret> codes) {
        return codes.stream().map(code -> hash(code.reveal())).toList();
    }

    /** However it was typed. */
    static byte[] hash(String code) {
        return Tokens.hash(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }
}
