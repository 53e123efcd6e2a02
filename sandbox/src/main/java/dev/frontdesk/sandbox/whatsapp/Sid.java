package dev.frontdesk.sandbox.whatsapp;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids: two letters and 32 hexadecimal digits, rising in the order in which they are made. */
final class Sid {

    private static final AtomicLong COUNT = new AtomicLong();

    private Sid() {}

    static String next(String prefix) {
        HexFormat hex = HexFormat.of();
        return prefix
                + hex.toHexDigits(System.currentTimeMillis(), 12)
                + hex.toHexDigits(COUNT.incrementAndGet(), 8)
                + hex.toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
    }

    static boolean isOf(String prefixes, String text) {
        return text.matches("(?:" + prefixes + ")[0-9a-fA-F]{32}");
    }
}
