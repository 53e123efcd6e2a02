package dev.frontdesk.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model costs.
 *
 * @param input of a million tokens that it is given, not negative
 * @param output of a million tokens that it answers, not negative
 * @param currency ISO 4217
 */
public record Prices(BigDecimal input, BigDecimal output, String currency) {

    private static final int MILLION_DIGITS = 6;

    public Prices {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("A price below zero: " + input + ", " + output);
        }
    }

    /** To a millionth of the currency's unit. */
    public BigDecimal of(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(MILLION_DIGITS)
                .setScale(MILLION_DIGITS, RoundingMode.HALF_UP);
    }
}
