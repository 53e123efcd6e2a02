package dev.frontdesk.sandbox.telegram.markup;

/** Decodes the few references that Telegram's HTML knows: lt, gt, amp, quot and numbers. */
final class CharacterReference {

    private static final int TEXT_LENGTH_MAX = 10;

    private CharacterReference() {}

    /** The code point at {@code &}, leaving the source behind it; 0 if the ampersand is to be taken literally. */
    static int read(Source source) {
        int start = source.at;
        source.at++;
        int code = source.current() == '#' ? number(source, start) : named(source);
        if (code == 0) {
            source.at = start;
        } else if (source.current() == ';') {
            source.at++;
        }
        return code;
    }

    private static int number(Source source, int start) {
        source.at++;
        int radix = 10;
        if (source.current() == 'x') {
            radix = 16;
            source.at++;
        }
        long code = 0;
        while (source.current() < 128 && Character.digit(source.current(), radix) >= 0) {
            code = Math.min(code * radix + Character.digit(source.current(), radix), Integer.MAX_VALUE);
            source.at++;
        }
        return code >= 0x10ffff || source.at - start >= TEXT_LENGTH_MAX ? 0 : (int) code;
    }

    private static int named(Source source) {
        int start = source.at;
        while (isLetter(source.current())) {
            source.at++;
        }
        return switch (source.since(start)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
