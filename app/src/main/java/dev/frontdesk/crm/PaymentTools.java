package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do with money. */
@Component
class PaymentTools implements Toolset {

    private final Payments payments;
    private final Records records;
    private final List<Tool> tools;

    PaymentTools(Payments payments, Records records, Desk desk) {
        this.payments = payments;
        this.records = records;
        this.tools = List.of(
                desk.tool(
                        "record_payment",
                        "Writes down a payment that came in for an order. More than is due has to be confirmed.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(
                                Parameter.reference("order_id", "The order").needed(),
                                Parameter.money("amount", "In the order's currency")
                                        .needed(),
                                Parameter.text("currency", 3, "ISO 4217, the order's"),
                                Parameter.choice(
                                        "method",
                                        Attributes.find(Entity.PAYMENT, "method")
                                                .orElseThrow()
                                                .words(),
                                        "How it was paid"),
                                Parameter.time("paid_at", "Now if absent"),
                                Parameter.text("reference", 200, "Number of the transfer or receipt"),
                                Parameter.flag("allow_overpayment", "Whether more than is due may come in")),
                        this::record),
                desk.tool(
                        "refund_payment",
                        "Gives money of a payment back.",
                        Effect.DESTRUCTIVE,
                        Audience.VENDORS,
                        List.of(
                                ToolParameters.key(Entity.PAYMENT),
                                Parameter.money("amount", "All that was not given back yet if absent"),
                                Parameter.text("reason", 1_000, "Why it is given back")
                                        .needed()),
                        this::refund));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Outcome record(Who who, Call call) {
        boolean overpaying = call.confirmed() || call.arguments().flag("allow_overpayment");
        Payments.Recorded recorded = payments.record(who, ToolParameters.said(call, "allow_overpayment"), overpaying);
        Entry payment = recorded.payment();
        if (payment == null) {
            String currency = recorded.order().currency();
            return new Outcome.Confirm(Words.here()
                    .say(
                            "crm.told.overpay",
                            Told.safe(recorded.order().order().name()),
                            Amounts.shown(recorded.order().due(), currency),
                            Amounts.shown(recorded.excess(), currency)));
        }
        return told("crm.told.paid", payment, recorded.order());
    }

    private Outcome refund(Who who, Call call) {
        String reference = call.arguments().text(Entity.PAYMENT.key()).orElse("");
        Entry payment = records.get(who, Entity.PAYMENT, reference);
        BigDecimal amount = call.arguments().money("amount").orElse(null);
        if (!call.confirmed()) {
            BigDecimal back = amount == null ? payments.refundable(who, payment) : amount;
            return new Outcome.Confirm(Words.here()
                    .say("crm.told.refund", payment.id(), Amounts.shown(back, currency(payment)), order(payment)));
        }
        Payments.Recorded refunded = payments.refund(
                who, reference, amount, call.arguments().text("reason").orElse(""));
        return told("crm.told.refunded", Objects.requireNonNull(refunded.payment()), refunded.order());
    }

    private static Outcome told(String key, Entry payment, Orders.Full order) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>(payment.shown());
        value.put("balance", order.due().toPlainString());
        value.put("payment_status", order.order().text("payment_status").orElse(""));
        String text = Words.here()
                .say(
                        key,
                        payment.id(),
                        Amounts.shown(payment.money("amount"), currency(payment)),
                        order(payment),
                        Named.word(order.order().text("payment_status").orElse("")),
                        Amounts.shown(order.due(), order.currency()));
        return new Outcome.Done(value, text);
    }

    private static String order(Entry payment) {
        return payment.text("order_code").orElse("");
    }

    private static String currency(Entry payment) {
        return payment.text("currency").orElseThrow();
    }
}
