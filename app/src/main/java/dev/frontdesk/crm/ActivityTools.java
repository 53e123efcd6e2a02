package dev.frontdesk.crm;

import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What assistants and outside agents can do with notes and tasks. */
@Component
class ActivityTools implements Toolset {

    private static final Parameter ENTITY = Parameter.choice(
            "entity", Activities.ABOUT.stream().map(Entity::word).toList(), "Kind of the record it is about");
    private static final Parameter ID = Parameter.reference("id", "The record it is about");

    private final Activities activities;
    private final List<Tool> tools;

    ActivityTools(Activities activities, Desk desk) {
        this.activities = activities;
        this.tools = List.of(
                desk.tool(
                        "add_note",
                        "Writes a note about a record.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(
                                ENTITY.needed(),
                                ID.needed(),
                                Parameter.text("text", 10_000, "The note").needed()),
                        (who, call) -> Told.one(
                                "crm.told.created",
                                activities.note(who, about(call).orElseThrow(), said(call, "id"), said(call, "text")))),
                desk.tool(
                        "create_task",
                        "Plans a task about a record.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(
                                ENTITY.needed(),
                                ID.needed(),
                                Parameter.text("text", 10_000, "What is to be done")
                                        .needed(),
                                Parameter.time("due_at", "Until when"),
                                Parameter.reference("assigned_to", "Employee, the asker if absent")),
                        this::task),
                desk.tool(
                        "complete_task",
                        "Marks a task as done.",
                        Effect.WRITE,
                        Audience.STAFF,
                        List.of(ToolParameters.key(Entity.ACTIVITY)),
                        (who, call) -> Told.one(
                                "crm.told.updated", activities.complete(who, said(call, Entity.ACTIVITY.key())))),
                desk.tool(
                        "list_activities",
                        "Lists notes, tasks and other activities, newest first, narrowed by what is given.",
                        Effect.READ,
                        Audience.STAFF,
                        List.of(
                                ENTITY,
                                ID,
                                word("type"),
                                word("status"),
                                Parameter.reference("assigned_to", "Employee"),
                                ToolParameters.LIMIT,
                                ToolParameters.CURSOR),
                        this::list));
    }

    private static Parameter word(String name) {
        return Parameter.choice(
                name, Attributes.find(Entity.ACTIVITY, name).orElseThrow().words(), name);
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Outcome task(Who who, Call call) {
        return Told.one(
                "crm.told.created",
                activities.task(
                        who,
                        about(call).orElseThrow(),
                        said(call, "id"),
                        said(call, "text"),
                        call.arguments().time("due_at").map(Object::toString).orElse(null),
                        call.arguments().text("assigned_to").orElse(null)));
    }

    private Outcome list(Who who, Call call) {
        return Told.list(
                activities.list(
                        who,
                        about(call).orElse(null),
                        call.arguments().text("id").orElse(null),
                        ToolParameters.said(call, "entity", "id", "limit", "cursor"),
                        ToolParameters.limit(call),
                        ToolParameters.cursor(call)),
                Entity.ACTIVITY);
    }

    private static Optional<Entity> about(Call call) {
        return call.arguments().text("entity").flatMap(Entity::ofWord);
    }

    private static String said(Call call, String name) {
        return call.arguments().text(name).orElse("");
    }
}
