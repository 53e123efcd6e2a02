package dev.frontdesk.access;

/** Bytes as letters and digits that are hard to misread (RFC 4648, without padding). */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = held << 8 | each & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    /** In groups of four, to be read aloud or typed. */
    static String grouped(byte[] bytes) {
        return encode(bytes).replaceAll("(.{4})(?=.)", "$1-");
    }
}
