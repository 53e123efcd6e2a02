package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Code;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders: what they are made of, their sums and their way from draft to completed. Sums follow from the items and are
 * frozen as soon as the order is approved.
 */
@Component
class Orders {

    /** An order with its items. */
    record Full(Entry order, List<OrderItem> items) {

        String currency() {
            return Orders.currency(order);
        }

        /** What is still to be paid; 0 when more was paid than asked. */
        BigDecimal due() {
            return order.money("total").subtract(order.money("paid")).max(BigDecimal.ZERO);
        }
    }

    private final Records records;
    private final OrderStore store;
    private final Tenancy tenancy;
    private final Clock clock;

    Orders(Records records, OrderStore store, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.store = store;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Full get(Who who, String order) {
        return tenancy.read(who.organization(), () -> full(who, records.get(who, Entity.ORDER, order)));
    }

    private Full full(Who who, Entry order) {
        return new Full(order, store.items(who.organization(), order.id()));
    }

    Full create(Who who, Map<String, ? extends @Nullable Object> said, List<OrderItem> items) {
        who.require(Entity.ORDER, Action.CREATE);
        return tenancy.write(who.organization(), () -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), records.zone(who));
            Entry order = records.create(who, Entity.ORDER, said, values -> {
                values.putIfAbsent("order_date", today);
                values.put(
                        "total",
                        OrderSums.total(
                                items,
                                money(values, "tax", BigDecimal.ZERO),
                                money(values, "discount", BigDecimal.ZERO),
                                String.valueOf(values.get("currency"))));
            });
            store.replaceItems(who.organization(), order.id(), items, currency(order));
            return full(who, order);
        });
    }

    private static BigDecimal money(Map<String, ? extends @Nullable Object> values, String name, BigDecimal otherwise) {
        return values.get(name) instanceof BigDecimal said ? said : otherwise;
    }

    private static String currency(Entry order) {
        return order.text("currency").orElseThrow();
    }

    /** @param items null: as they are */
    Full update(
            Who who,
            String reference,
            Map<String, ? extends @Nullable Object> said,
            @Nullable List<OrderItem> items,
            @Nullable Long version) {
        return tenancy.write(who.organization(), () -> {
            Entry after = records.change(who, Entity.ORDER, reference, Action.UPDATE, version, before -> {
                boolean sums = items != null || said.containsKey("tax") || said.containsKey("discount");
                if (sums && Transitions.FROZEN.contains(before.state())) {
                    throw Refusal.of(Code.CONFLICT, "crm.refused.frozen");
                }
                Map<String, @Nullable Object> values =
                        records.read(who, Entity.ORDER, who.scope(Entity.ORDER, Action.UPDATE), said);
                if (sums) {
                    List<OrderItem> kept = items == null ? store.items(who.organization(), before.id()) : items;
                    values.putAll(summed(who, before, kept, values));
                }
                return values;
            });
            return full(who, after);
        });
    }

    /** Stores the items; the total and, as it hangs on it, how the order is paid. */
    private Map<String, @Nullable Object> summed(
            Who who, Entry order, List<OrderItem> items, Map<String, ? extends @Nullable Object> anew) {
        BigDecimal total = OrderSums.total(
                items,
                money(anew, "tax", order.money("tax")),
                money(anew, "discount", order.money("discount")),
                currency(order));
        store.replaceItems(who.organization(), order.id(), items, currency(order));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("total", total);
        values.put(
                "payment_status", store.received(who.organization(), order.id()).status(total));
        return values;
    }

    Full go(Who who, String reference, String status, @Nullable Long version) {
        return tenancy.write(
                who.organization(),
                () -> full(who, records.change(who, Entity.ORDER, reference, Action.UPDATE, version, before -> {
                    Records.step(who, before, status);
                    return Map.of("status", status);
                })));
    }

    /** @throws Refusal while money for it has come in or is under way */
    void delete(Who who, String reference) {
        who.require(Entity.ORDER, Action.DELETE);
        tenancy.run(who.organization(), () -> {
            long id = records.lock(who, Entity.ORDER, reference, Action.DELETE).id();
            Received received = store.received(who.organization(), id);
            if (received.pending() || received.net().signum() > 0) {
                throw Refusal.of(Code.CONFLICT, "crm.refused.paid");
            }
            records.delete(who, Entity.ORDER, String.valueOf(id));
        });
    }
}
