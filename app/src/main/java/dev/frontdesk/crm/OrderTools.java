package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do with orders. */
@Component
class OrderTools implements Toolset {

    private static final List<String> STATES =
            List.of("draft", "pending", "approved", "in_progress", "completed", "cancelled");

    private static final Parameter ITEMS = Parameter.items(
            "items",
            OrderSums.ITEMS_MAX,
            List.of(
                    Parameter.text("product_name", 200, "What is ordered").needed(),
                    Parameter.text("sku", 100, "Article number"),
                    Parameter.money("quantity", "1 if absent"),
                    Parameter.money("unit_price", "For one, in the order's currency")
                            .needed()),
            "All lines of the order; they replace those it had");

    private final Orders orders;
    private final List<Tool> tools;

    OrderTools(Orders orders, Desk desk) {
        this.orders = orders;
        Parameter key = ToolParameters.key(Entity.ORDER);
        this.tools = List.of(
                desk.tool(
                        "get_order",
                        "Shows one order with its items and what is still to be paid.",
                        Effect.READ,
                        Audience.MEMBERS,
                        List.of(key),
                        (who, call) -> told("crm.told.one", orders.get(who, said(call)))),
                desk.tool(
                        "create_order",
                        "Makes a draft of an order for a customer; its total follows from items, tax and discount.",
                        Effect.WRITE,
                        Audience.STAFF,
                        with(ToolParameters.creating(Entity.ORDER)),
                        this::create),
                desk.tool(
                        "update_order",
                        "Changes what is given of an order. Items, tax and discount only until it is approved.",
                        Effect.WRITE,
                        Audience.STAFF,
                        with(ToolParameters.updating(Entity.ORDER)),
                        this::update),
                desk.tool(
                        "change_order_status",
                        "Moves an order on: draft, pending, approved, in_progress, completed; or cancels it.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(
                                key,
                                Parameter.choice("status", STATES, "Where it goes")
                                        .needed()),
                        (who, call) -> told(
                                "crm.told.updated",
                                orders.go(
                                        who,
                                        said(call),
                                        call.arguments().text("status").orElseThrow(),
                                        null))),
                desk.tool(
                        "delete_order",
                        "Deletes an order for which no money is kept.",
                        Effect.DESTRUCTIVE,
                        Audience.VENDORS,
                        List.of(key),
                        this::delete));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Outcome create(Who who, Call call) {
        return told("crm.told.created", orders.create(who, ToolParameters.said(call, "items"), items(call)));
    }

    private Outcome update(Who who, Call call) {
        return told(
                "crm.told.updated",
                orders.update(
                        who,
                        said(call),
                        ToolParameters.said(call, Entity.ORDER.key(), "version", "items"),
                        call.arguments().has("items") ? items(call) : null,
                        call.arguments().number("version").orElse(null)));
    }

    private Outcome delete(Who who, Call call) {
        Entry order = orders.get(who, said(call)).order();
        if (!call.confirmed()) {
            return new Outcome.Confirm(Told.say("crm.told.delete", order));
        }
        orders.delete(who, String.valueOf(order.id()));
        return Told.one("crm.told.deleted", order);
    }

    private static List<OrderItem> items(Call call) {
        return call.arguments().items("items").stream().map(OrderTools::item).toList();
    }

    private static OrderItem item(Arguments said) {
        return new OrderItem(
                said.text("product_name").orElseThrow(),
                said.text("sku").orElse(null),
                said.money("quantity").orElse(BigDecimal.ONE),
                said.money("unit_price").orElseThrow());
    }

    static Outcome.Done told(String key, Orders.Full full) {
        String lines = full.items().stream()
                .map(item -> "\n  - " + item.quantity().stripTrailingZeros().toPlainString() + " × "
                        + Told.safe(item.product()) + " · "
                        + Amounts.shown(item.total(full.currency()), full.currency()))
                .collect(Collectors.joining());
        String due = full.due().signum() == 0
                ? ""
                : "\n" + Words.here().say("crm.told.due", Amounts.shown(full.due(), full.currency()));
        return new Outcome.Done(shown(full), Told.text(key, full.order()) + lines + due);
    }

    static Map<String, @Nullable Object> shown(Orders.Full full) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(full.order().shown());
        shown.put(
                "items",
                full.items().stream().map(item -> item.shown(full.currency())).toList());
        shown.put("due", full.due().toPlainString());
        return shown;
    }

    private static String said(Call call) {
        return call.arguments().text(Entity.ORDER.key()).orElse("");
    }

    private static List<Parameter> with(List<Parameter> parameters) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(ITEMS);
        return all;
    }
}
