package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;

/** Amounts of money: how many places a currency has, and how people read them. */
final class Amounts {

    /** What the database keeps. */
    static final BigDecimal MAX = new BigDecimal("999999999999.99");

    private static final int PLACES = 2;

    private Amounts() {}

    /** Whether it has no more places than its currency. */
    static boolean fits(BigDecimal amount, String currency) {
        return amount.stripTrailingZeros().scale() <= places(currency);
    }

    static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(places(currency), RoundingMode.HALF_UP).setScale(PLACES, RoundingMode.UNNECESSARY);
    }

    private static int places(String currency) {
        return Math.clamp(Currency.getInstance(currency).getDefaultFractionDigits(), 0, PLACES);
    }

    /** In the reader's language. */
    static String shown(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Words.here().locale());
        format.setCurrency(Currency.getInstance(currency));
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : PLACES);
        format.setMaximumFractionDigits(PLACES);
        return format.format(amount);
    }
}
