package dev.frontdesk.panel;

import java.util.Locale;

/** Which form of a word goes with a number, after the plural rules of the Unicode CLDR for whole numbers. */
final class Plural {

    private Plural() {}

    static int forms(Locale locale) {
        return slavic(locale) ? 3 : 2;
    }

    /** 0 for "one", 1 for "few" (English: all others), 2 for "many". */
    static int form(Locale locale, long number) {
        long count = Math.abs(number);
        if (!slavic(locale)) {
            return count == 1 ? 0 : 1;
        }
        long tens = count % 100;
        long ones = count % 10;
        if (ones == 1 && tens != 11) {
            return 0;
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    }

    private static boolean slavic(Locale locale) {
        return locale.getLanguage().equals("ru") || locale.getLanguage().equals("uk");
    }
}
