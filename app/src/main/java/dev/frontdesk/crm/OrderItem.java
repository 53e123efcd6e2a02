package dev.frontdesk.crm;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param quantity above 0, at most two places
 * @param unitPrice in the order's currency
 */
record OrderItem(String product, @Nullable String sku, BigDecimal quantity, BigDecimal unitPrice) {

    static final BigDecimal QUANTITY_MAX = new BigDecimal("999999999.99");

    BigDecimal total(String currency) {
        return Amounts.rounded(quantity.multiply(unitPrice), currency);
    }

    /** As programs get it, amounts as texts. */
    Map<String, Object> shown(String currency) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("product_name", product);
        if (sku != null) {
            shown.put("sku", sku);
        }
        shown.put("quantity", quantity.stripTrailingZeros().toPlainString());
        shown.put("unit_price", unitPrice.toPlainString());
        shown.put("total", total(currency).toPlainString());
        return shown;
    }
}
