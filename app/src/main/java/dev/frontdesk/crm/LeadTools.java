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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do to bring leads on. */
@Component
class LeadTools implements Toolset {

    private final Leads leads;
    private final List<Tool> tools;

    LeadTools(Leads leads, Desk desk) {
        this.leads = leads;
        Parameter key = ToolParameters.key(Entity.LEAD);
        this.tools = List.of(
                desk.tool(
                        "qualify_lead",
                        "Marks a lead as qualified.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(key),
                        (who, call) -> Told.one("crm.told.updated", leads.qualify(who, said(call)))),
                desk.tool(
                        "convert_lead",
                        "Makes a customer of a lead and, if wanted, a deal.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(
                                key,
                                Parameter.flag("create_deal", "Whether a deal is made, too"),
                                Parameter.text("deal_title", 200, "The lead's name if absent"),
                                Parameter.money("deal_value", "The lead's estimated value if absent"),
                                Parameter.number("pipeline_id", 999_999_999, "The usual one if absent"),
                                Parameter.reference(
                                        "customer_id",
                                        "A customer there is already, or \"new\"; only when asked back")),
                        this::convert));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Outcome convert(Who who, Call call) {
        Entry lead = leads.convert(
                who,
                said(call),
                new Leads.Wish(call.arguments().text("customer_id").orElse(null), deal(call)));
        Long customer = Objects.requireNonNull(lead.number("customer_id"));
        Long deal = lead.number("deal_id");
        String text = deal == null
                ? Words.here().say("crm.told.converted", lead.id(), Told.safe(lead.name()), customer)
                : Words.here().say("crm.told.converted-deal", lead.id(), Told.safe(lead.name()), customer, deal);
        return new Outcome.Done(lead.shown(), text);
    }

    /** Who says what the deal is called or worth wants one. */
    private static Leads.@Nullable NewDeal deal(Call call) {
        boolean wanted = call.arguments().has("create_deal")
                ? call.arguments().flag("create_deal")
                : call.arguments().has("deal_title") || call.arguments().has("deal_value");
        return wanted
                ? new Leads.NewDeal(
                        call.arguments().text("deal_title").orElse(null),
                        call.arguments().money("deal_value").orElse(null),
                        call.arguments().number("pipeline_id").orElse(null))
                : null;
    }

    private static String said(Call call) {
        return call.arguments().text(Entity.LEAD.key()).orElse("");
    }
}
