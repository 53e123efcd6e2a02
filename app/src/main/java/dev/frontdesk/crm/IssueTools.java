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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do with issues. */
@Component
class IssueTools implements Toolset {

    private static final Parameter KEY = ToolParameters.key(Entity.ISSUE);
    private static final Parameter RESOLUTION = Parameter.text("resolution", 10_000, "How it was resolved");

    private final Issues issues;
    private final Records records;
    private final List<Tool> tools;

    IssueTools(Issues issues, Records records, Desk desk) {
        this.issues = issues;
        this.records = records;
        List<Tool> made = new ArrayList<>();
        made.add(desk.tool(
                "get_issue",
                "Shows one issue with its comments.",
                Effect.READ,
                Audience.MEMBERS,
                List.of(KEY),
                (who, call) -> told("crm.told.one", issues.get(who, said(call)))));
        made.add(desk.tool(
                "create_issue",
                "Submits a support issue. Needs a title and a description.",
                Effect.WRITE,
                Audience.MEMBERS,
                ToolParameters.creating(Entity.ISSUE),
                (who, call) ->
                        Told.one("crm.told.created", records.create(who, Entity.ISSUE, ToolParameters.said(call)))));
        made.add(desk.tool(
                "update_issue",
                "Changes what is given of an issue, or moves it on.",
                Effect.WRITE,
                Audience.STAFF,
                updating(),
                this::update));
        made.add(desk.tool(
                "resolve_issue",
                "Says how an issue was resolved.",
                Effect.WRITE,
                Audience.STAFF,
                List.of(KEY, RESOLUTION.needed()),
                (who, call) -> Told.one(
                        "crm.told.updated", issues.go(who, said(call), "resolved", text(call, "resolution")))));
        made.add(desk.tool(
                "close_issue",
                "Closes a resolved issue for good.",
                Effect.WRITE,
                Audience.STAFF,
                List.of(KEY),
                (who, call) -> Told.one("crm.told.updated", issues.go(who, said(call), "closed", null))));
        made.add(desk.tool(
                "comment_issue",
                "Adds a comment to an issue.",
                Effect.WRITE,
                Audience.MEMBERS,
                List.of(KEY, Parameter.text("text", 10_000, "The comment").needed()),
                (who, call) -> told("crm.told.commented", issues.comment(who, said(call), text(call, "text")))));
        made.add(desk.tool(
                "delete_issue", "Deletes an issue.", Effect.DESTRUCTIVE, Audience.VENDORS, List.of(KEY), this::delete));
        this.tools = List.copyOf(made);
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private static List<Parameter> updating() {
        List<Parameter> all = new ArrayList<>(ToolParameters.updating(Entity.ISSUE));
        all.add(Parameter.choice(
                "status", List.of("open", "in_progress", "resolved", "closed"), "Where it goes; resolved says how"));
        all.add(RESOLUTION);
        return all;
    }

    private Outcome update(Who who, Call call) {
        return Told.one(
                "crm.told.updated",
                issues.update(
                        who,
                        said(call),
                        ToolParameters.said(call, Entity.ISSUE.key(), "version", "status", "resolution"),
                        call.arguments().text("status").orElse(null),
                        call.arguments().text("resolution").orElse(null),
                        call.arguments().number("version").orElse(null)));
    }

    private Outcome delete(Who who, Call call) {
        Entry meant = records.get(who, Entity.ISSUE, said(call));
        if (!call.confirmed()) {
            return new Outcome.Confirm(Told.say("crm.told.delete", meant));
        }
        records.delete(who, Entity.ISSUE, String.valueOf(meant.id()));
        return Told.one("crm.told.deleted", meant);
    }

    private static Outcome told(String key, Issues.Full full) {
        Map<String, Object> value = new LinkedHashMap<>(full.issue().shown());
        value.put("comments", full.comments().stream().map(IssueComment::shown).toList());
        String comments = full.comments().stream()
                .map(comment -> "\n  - " + Told.safe(comment.author()) + ": " + Told.safe(comment.text()))
                .collect(Collectors.joining());
        return new Outcome.Done(value, Told.text(key, full.issue()) + comments);
    }

    private static String said(Call call) {
        return text(call, Entity.ISSUE.key());
    }

    private static String text(Call call, String name) {
        return call.arguments().text(name).orElse("");
    }
}
