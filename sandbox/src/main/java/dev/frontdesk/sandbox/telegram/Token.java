package dev.frontdesk.sandbox.telegram;

import java.security.SecureRandom;

/** What a bot's token looks like: its id, a colon and 35 characters. */
final class Token {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH_MAX = 80;
    private static final long ID_MAX = 1L << 54;

    private Token() {}

    static String random(long botId) {
        StringBuilder token = new StringBuilder().append(botId).append(":AA");
        for (int i = 0; i < 33; i++) {
            token.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    static boolean isMalformed(String token) {
        int colon = token.indexOf(':');
        return token.startsWith("0") || token.length() > LENGTH_MAX || token.indexOf('/') >= 0 || id(token, colon) <= 0;
    }

    /** The id that a token begins with, 0 if there is none. */
    static long id(String token) {
        return id(token, token.indexOf(':'));
    }

    private static long id(String token, int colon) {
        if (colon <= 0 || colon > 17) {
            return 0;
        }
        long id = 0;
        for (int i = 0; i < colon; i++) {
            char c = token.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            id = id * 10 + (c - '0');
        }
        return id < ID_MAX ? id : 0;
    }
}
