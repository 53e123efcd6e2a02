package dev.frontdesk.crm;

import java.math.BigDecimal;

/**
 * A row of counts and sums.
 *
 * @param key of its group
 * @param currency of the sums; empty where there are none
 */
record Tally(String key, String currency, long first, long second, BigDecimal one, BigDecimal two) {}
