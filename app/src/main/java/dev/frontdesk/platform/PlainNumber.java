package dev.frontdesk.platform;

import tools.jackson.databind.JsonNode;

/** Numbers of JSON as people write them. */
public final class PlainNumber {

    private PlainNumber() {}

    /**
     * Without an exponent.
     *
     * @param number a number; one that is too large for any is given as a word, which no check takes for a number
     */
    public static String of(JsonNode number) {
        boolean finite = !number.isFloatingPointNumber() || Double.isFinite(number.doubleValue());
        return finite ? number.decimalValue().toPlainString() : "infinity";
    }
}
