package dev.frontdesk.crm;

import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do in the CRM. */
@Component
class CrmTools implements Toolset {

    private final Records records;
    private final Deals deals;
    private final Standing standing;
    private final Desk desk;
    private final List<Tool> tools;

    CrmTools(Records records, Deals deals, Pipelines pipelines, Standing standing, Desk desk) {
        this.records = records;
        this.deals = deals;
        this.standing = standing;
        this.desk = desk;
        List<Tool> made = new ArrayList<>();
        for (Entity entity : List.of(Entity.CUSTOMER, Entity.LEAD, Entity.DEAL, Entity.EMPLOYEE)) {
            reading(made, entity, Audience.STAFF, entity == Entity.CUSTOMER ? Audience.MEMBERS : Audience.STAFF);
        }
        for (Entity entity : List.of(Entity.ORDER, Entity.PAYMENT, Entity.ISSUE)) {
            reading(made, entity, Audience.MEMBERS, Audience.MEMBERS);
        }
        writing(made, Entity.CUSTOMER);
        writing(made, Entity.LEAD);
        changing(made, Entity.DEAL);
        made.add(desk.tool(
                "create_deal",
                "Makes a deal in the usual pipeline. Needs a title.",
                Effect.WRITE,
                Audience.STAFF,
                with(
                        ToolParameters.creating(Entity.DEAL),
                        Parameter.number("pipeline_id", 999_999_999, "The usual one if absent"),
                        Parameter.text("stage", 60, "Stage, the first if absent")),
                this::createDeal));
        moves(made);
        made.add(desk.tool(
                "list_pipelines",
                "Lists pipelines with their stages.",
                Effect.READ,
                Audience.STAFF,
                List.of(),
                (who, call) -> PipelineTold.list(pipelines.list(who.organization()))));
        this.tools = List.copyOf(made);
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private void reading(List<Tool> made, Entity entity, Audience lists, Audience shows) {
        String one = entity.word();
        made.add(desk.tool(
                "list_" + entity.plural(),
                "Lists " + entity.plural() + ", newest first, narrowed by what is given.",
                Effect.READ,
                lists,
                ToolParameters.filters(entity),
                (who, call) -> list(who, entity, call)));
        if (entity != Entity.PAYMENT && entity != Entity.EMPLOYEE) {
            made.add(desk.tool(
                    "search_" + entity.plural(),
                    "Finds " + entity.plural() + " by words, e-mail or phone digits.",
                    Effect.READ,
                    lists,
                    List.of(ToolParameters.QUERY, ToolParameters.LIMIT, ToolParameters.CURSOR),
                    (who, call) -> list(who, entity, call)));
        }
        if (entity == Entity.ORDER || entity == Entity.ISSUE) {
            return; // They are shown with what belongs to them, by tools of their own.
        }
        made.add(desk.tool(
                "get_" + one,
                "Shows one " + one + ".",
                Effect.READ,
                shows,
                List.of(ToolParameters.key(entity)),
                (who, call) -> Told.one("crm.told.one", records.get(who, entity, said(call, entity.key())))));
    }

    private void writing(List<Tool> made, Entity entity) {
        made.add(desk.tool(
                "create_" + entity.word(),
                "Makes a new " + entity.word() + ". Needs a name.",
                Effect.WRITE,
                Audience.STAFF,
                ToolParameters.creating(entity),
                (who, call) -> Told.one(
                        "crm.told.created", records.create(who, entity, words(entity, ToolParameters.said(call))))));
        changing(made, entity);
    }

    private void changing(List<Tool> made, Entity entity) {
        made.add(desk.tool(
                "update_" + entity.word(),
                "Changes what is given of a " + entity.word() + ".",
                Effect.WRITE,
                Audience.STAFF,
                ToolParameters.updating(entity),
                (who, call) -> Told.one(
                        "crm.told.updated",
                        records.update(
                                who,
                                entity,
                                said(call, entity.key()),
                                words(entity, ToolParameters.said(call, entity.key(), "version")),
                                call.arguments().number("version").orElse(null)))));
        made.add(desk.tool(
                "delete_" + entity.word(),
                "Deletes a " + entity.word() + ".",
                Effect.DESTRUCTIVE,
                Audience.VENDORS,
                List.of(ToolParameters.key(entity)),
                (who, call) -> delete(who, entity, call)));
    }

    private void moves(List<Tool> made) {
        Parameter deal = ToolParameters.key(Entity.DEAL);
        Parameter reason = Parameter.text("reason", 1_000, "Why it was lost");
        made.add(desk.tool(
                "move_deal_stage",
                "Moves a deal to a stage; to lost it needs a reason.",
                Effect.WRITE,
                Audience.STAFF,
                List.of(
                        deal,
                        Parameter.text("stage", 60, "Code, name or alias of the stage")
                                .needed(),
                        reason),
                (who, call) -> Told.one(
                        "crm.told.updated",
                        deals.move(
                                who,
                                said(call, "deal_id"),
                                said(call, "stage"),
                                call.arguments().text("reason").orElse(null),
                                null))));
        made.add(desk.tool(
                "win_deal",
                "Closes a deal as won.",
                Effect.WRITE,
                Audience.STAFF,
                List.of(deal, Parameter.date("actual_close_date", "Today if absent")),
                (who, call) -> Told.one(
                        "crm.told.updated",
                        deals.close(
                                who,
                                said(call, "deal_id"),
                                Stage.Kind.WON,
                                null,
                                call.arguments().date("actual_close_date").orElse(null)))));
        made.add(desk.tool(
                "lose_deal",
                "Closes a deal as lost.",
                Effect.WRITE,
                Audience.STAFF,
                List.of(deal, reason.needed()),
                (who, call) -> Told.one(
                        "crm.told.updated",
                        deals.close(who, said(call, "deal_id"), Stage.Kind.LOST, said(call, "reason"), null))));
        made.add(desk.tool(
                "reopen_deal",
                "Opens a closed deal again.",
                Effect.WRITE,
                Audience.VENDORS,
                List.of(deal),
                (who, call) -> Told.one("crm.told.updated", deals.reopen(who, said(call, "deal_id")))));
    }

    private static Map<String, @Nullable Object> words(Entity entity, Map<String, @Nullable Object> said) {
        return entity == Entity.LEAD ? LeadSources.understood(said) : said;
    }

    private static Map<String, @Nullable Object> filters(Entity entity, Map<String, @Nullable Object> said) {
        return entity == Entity.LEAD ? LeadSources.filtered(said) : said;
    }

    private Outcome list(Who who, Entity entity, Call call) {
        if (entity == Entity.EMPLOYEE) {
            standing.gather(who.organization());
        }
        return Told.list(
                records.list(
                        who,
                        entity,
                        filters(entity, ToolParameters.said(call, "query", "limit", "cursor")),
                        call.arguments().text("query").orElse(null),
                        ToolParameters.limit(call),
                        ToolParameters.cursor(call)),
                entity);
    }

    private Outcome createDeal(Who who, Call call) {
        return Told.one(
                "crm.told.created",
                deals.create(
                        who,
                        ToolParameters.said(call, "stage", "pipeline_id"),
                        call.arguments().number("pipeline_id").orElse(null),
                        call.arguments().text("stage").orElse(null)));
    }

    private Outcome delete(Who who, Entity entity, Call call) {
        Entry meant = records.get(who, entity, said(call, entity.key()));
        if (!call.confirmed()) {
            return new Outcome.Confirm(Told.say("crm.told.delete", meant));
        }
        records.delete(who, entity, String.valueOf(meant.id()));
        return Told.one("crm.told.deleted", meant);
    }

    private static String said(Call call, String name) {
        return call.arguments().text(name).orElse("");
    }

    private static List<Parameter> with(List<Parameter> parameters, Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return all;
    }
}
