package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Code;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Money that comes in for orders and goes back. Whoever touches it holds the order first, so that two people never count
 * the same money twice.
 */
@Component
class Payments {

    /**
     * @param payment null: nothing was written, since more would have been paid than is due
     * @param order as it stands now
     * @param excess what would have been paid too much
     */
    record Recorded(@Nullable Entry payment, Orders.Full order, BigDecimal excess) {}

    private final Records records;
    private final Orders orders;
    private final OrderStore store;
    private final Tenancy tenancy;
    private final Clock clock;

    Payments(Records records, Orders orders, OrderStore store, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.orders = orders;
        this.store = store;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * As completed.
     *
     * @param overpaying whether more may come in than the order asks for
     */
    Recorded record(Who who, Map<String, ? extends @Nullable Object> said, boolean overpaying) {
        who.require(Entity.PAYMENT, Action.CREATE);
        try {
            return tenancy.write(who.organization(), () -> recording(who, said, overpaying));
        } catch (DuplicateKeyException taken) {
            throw Refusal.of(Code.DUPLICATE, "crm.refused.external");
        }
    }

    private Recorded recording(Who who, Map<String, ? extends @Nullable Object> said, boolean overpaying) {
        Object reference = said.get("order_id");
        Entry order = records.lock(who, Entity.ORDER, reference == null ? "" : reference.toString(), Action.UPDATE);
        Map<String, @Nullable Object> known = new LinkedHashMap<>(said);
        known.put("order_id", order.id());
        Map<String, @Nullable Object> values = records.readNew(who, Entity.PAYMENT, known);
        if (order.state().equals("cancelled")) {
            throw Refusal.of(Code.CONFLICT, "crm.refused.order-cancelled");
        }
        String currency = order.text("currency").orElseThrow();
        BigDecimal amount = (BigDecimal) Objects.requireNonNull(values.get("amount"), "amount");
        check(amount, currency, values.get("currency"));
        BigDecimal excess = store.received(who.organization(), order.id())
                .net()
                .add(amount)
                .subtract(order.money("total"))
                .max(BigDecimal.ZERO);
        if (excess.signum() > 0 && !overpaying) {
            return new Recorded(null, orders.get(who, String.valueOf(order.id())), excess);
        }
        values.put("currency", currency);
        values.put("status", "completed");
        values.put("paid_at", paidAt(who, (Instant) values.get("paid_at")));
        Entry payment = records.insert(who, Entity.PAYMENT, values);
        return new Recorded(payment, settled(who, order), excess);
    }

    private static void check(BigDecimal amount, String currency, @Nullable Object said) {
        if (said != null && !said.equals(currency)) {
            throw Refusal.invalid("currency", List.of(currency), "crm.refused.currency", currency);
        }
        if (amount.signum() <= 0) {
            throw Refusal.invalid("amount", List.of(), "crm.refused.amount");
        }
        OrderSums.place(amount, "amount", currency);
    }

    /** Until the end of the day, as a day alone means its noon. */
    private Instant paidAt(Who who, @Nullable Instant said) {
        Instant now = clock.instant();
        if (said == null) {
            return now;
        }
        ZoneId zone = records.zone(who);
        Instant tomorrow =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        if (!said.isBefore(tomorrow)) {
            throw Refusal.invalid("paid_at", List.of(), "crm.refused.future");
        }
        return said;
    }

    private Orders.Full settled(Who who, Entry order) {
        Received received = store.received(who.organization(), order.id());
        store.settle(
                who.organization(), order.id(), received.net(), received.status(order.money("total")), clock.instant());
        return orders.get(who, String.valueOf(order.id()));
    }

    /** What may still be given back of a payment. */
    BigDecimal refundable(Who who, Entry payment) {
        return tenancy.read(
                who.organization(),
                () -> payment.money("amount").subtract(store.refunded(who.organization(), payment.id())));
    }

    /**
     * By a row of its own.
     *
     * @param amount null: all that was not given back yet
     */
    Recorded refund(Who who, String reference, @Nullable BigDecimal amount, String reason) {
        who.require(Entity.PAYMENT, Action.REFUND);
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", List.of(), "crm.refused.refund-reason");
        }
        return tenancy.write(who.organization(), () -> {
            String seen = order(records.get(who, Entity.PAYMENT, reference));
            Entry order = records.lock(who, Entity.ORDER, seen, Action.READ);
            Entry payment = records.get(who, Entity.PAYMENT, reference);
            if (!payment.state().equals("completed")) {
                throw Refusal.transition(payment.state(), List.of());
            }
            BigDecimal left = refundable(who, payment);
            BigDecimal back = amount == null ? left : amount;
            String currency = payment.text("currency").orElseThrow();
            if (back.compareTo(left) > 0 || left.signum() == 0) {
                throw Refusal.invalid("amount", List.of(), "crm.refused.refund", Amounts.shown(left, currency));
            }
            check(back, currency, null);
            Entry refund = records.insert(who, Entity.PAYMENT, row(payment, order, back, reason));
            return new Recorded(refund, settled(who, order), BigDecimal.ZERO);
        });
    }

    private static String order(Entry payment) {
        return payment.text("order_id").orElseThrow();
    }

    private Map<String, @Nullable Object> row(Entry payment, Entry order, BigDecimal back, String reason) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("order_id", order.id());
        values.put("refund_of", payment.id());
        values.put("amount", back);
        values.put("currency", payment.text("currency").orElseThrow());
        values.put("status", "refunded");
        values.put("method", payment.text("method").orElse("other"));
        values.put("paid_at", clock.instant());
        values.put("note", reason);
        return values;
    }
}
