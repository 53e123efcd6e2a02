package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.util.List;

/** What an order comes to: its items and the tax, less the discount, each rounded to its currency's places. */
final class OrderSums {

    static final int ITEMS_MAX = 100;

    private OrderSums() {}

    /** @throws Refusal where it comes to less than nothing, or to more than can be kept */
    static BigDecimal total(List<OrderItem> items, BigDecimal tax, BigDecimal discount, String currency) {
        if (items.size() > ITEMS_MAX) {
            throw Refusal.invalid("items", List.of(), "crm.refused.items", ITEMS_MAX);
        }
        items.forEach(item -> check(item, currency));
        place(tax, "tax", currency);
        place(discount, "discount", currency);
        BigDecimal total = items.stream()
                .map(item -> item.total(currency))
                .reduce(tax, BigDecimal::add)
                .subtract(discount);
        if (total.signum() < 0) {
            throw Refusal.invalid("discount", List.of(), "crm.refused.discount");
        }
        if (total.compareTo(Amounts.MAX) > 0) {
            throw Refusal.invalid("items", List.of(), "crm.refused.total");
        }
        return total;
    }

    private static void check(OrderItem item, String currency) {
        if (item.quantity().signum() <= 0 || item.quantity().compareTo(OrderItem.QUANTITY_MAX) > 0) {
            throw Refusal.invalid("items", List.of(), "crm.refused.quantity");
        }
        place(item.unitPrice(), "items", currency);
        if (item.unitPrice().signum() < 0 || item.total(currency).compareTo(Amounts.MAX) > 0) {
            throw Refusal.invalid("items", List.of(), "crm.refused.total");
        }
    }

    static void place(BigDecimal amount, String field, String currency) {
        if (!Amounts.fits(amount, currency)) {
            throw Refusal.invalid(field, List.of(), "crm.refused.places", currency);
        }
    }
}
