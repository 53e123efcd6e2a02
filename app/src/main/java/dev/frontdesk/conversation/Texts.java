package dev.frontdesk.conversation;

import org.jspecify.annotations.Nullable;

/** Texts as PostgreSQL takes them. */
final class Texts {

    private Texts() {}

    /** Without NUL, which PostgreSQL refuses, and without halves of surrogate pairs, which have no UTF-8 form. */
    static String stored(String text) {
        if (text.indexOf(0) < 0 && isWellFormed(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static @Nullable String storedOrNull(@Nullable String text) {
        return text == null ? null : stored(text);
    }

    /** The beginning, for lists: at most {@code max} UTF-16 units, never half a character. */
    static String beginning(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }
}
