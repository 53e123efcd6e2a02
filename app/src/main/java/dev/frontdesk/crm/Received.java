package dev.frontdesk.crm;

import java.math.BigDecimal;

/**
 * What was paid for an order.
 *
 * @param came by completed payments
 * @param went back by refunds
 * @param pending whether a payment is still under way
 */
record Received(BigDecimal came, BigDecimal went, boolean pending) {

    BigDecimal net() {
        return came.subtract(went);
    }

    /** The order's {@code payment_status}. */
    String status(BigDecimal total) {
        if (net().signum() == 0) {
            return went.signum() > 0 ? "refunded" : "unpaid";
        }
        int compared = net().compareTo(total);
        return compared < 0 ? "partially_paid" : compared == 0 ? "paid" : "overpaid";
    }
}
