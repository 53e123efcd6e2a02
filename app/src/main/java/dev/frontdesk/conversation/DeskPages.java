package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** A project's tab "People": when they are called, and when they are there. */
@Pages
@RequestMapping("/app/projects/{project}/desk")
class DeskPages {

    private final Desks desks;
    private final Projects projects;
    private final Templates templates;
    private final JsonMapper json;

    DeskPages(Desks desks, Projects projects, Templates templates, JsonMapper json) {
        this.desks = desks;
        this.projects = projects;
        this.templates = templates;
        this.json = json;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConverse();
        ProjectId id = existing(caller, project);
        DeskView view = desks.view(caller.organization(), id);
        return templates.conversationDesk(page, tab(page, caller, id, view, Typed.NOTHING));
    }

    private ProjectId existing(Caller caller, UUID project) {
        return projects.get(caller.organization(), new ProjectId(project)).id();
    }

    @PutMapping
    Html change(
            Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        ProjectId id = existing(caller, project);
        caller.requireConfigure(id);
        Typed typed = Typed.of(form);
        Map<String, @Nullable Object> values = typed.asMap();
        // a box that is not ticked is not sent at all
        List.of("unanswered", "anger", "vip").forEach(box -> values.putIfAbsent(box, "false"));
        try {
            DeskView after = desks.change(
                    caller.organization(),
                    caller.actor(),
                    id,
                    before -> DeskForm.read(json.valueToTree(values), before));
            return Html.of(templates.conversation_desk(page, tab(page, caller, id, after, Typed.NOTHING)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            DeskView before = desks.view(caller.organization(), id);
            return Html.invalid(
                    templates.conversation_desk(page, tab(page, caller, id, before, typed.refused(invalid))));
        }
    }

    private static DeskTab tab(Page page, Caller caller, ProjectId project, DeskView view, Typed typed) {
        boolean may = caller.mayConfigure(project);
        return new DeskTab(
                project.value(),
                may,
                shown(rules(page, view), typed, may),
                shown(hours(page, view), typed, may),
                shown(away(page, view), typed, may));
    }

    private static List<Field> shown(List<Field> fields, Typed typed, boolean mayConfigure) {
        return fields.stream()
                .map(typed::into)
                .map(field -> field.disabled(!mayConfigure))
                .toList();
    }

    private static List<Field> rules(Page page, DeskView view) {
        return List.of(
                Field.checkbox("unanswered", page.say("conversation.desk.unanswered"), view.unanswered()),
                Field.checkbox("anger", page.say("conversation.desk.anger"), view.anger()),
                Field.checkbox("vip", page.say("conversation.desk.vip"), view.vip())
                        .hint(page.say("conversation.desk.vip.hint")),
                Field.area("keywords", page.say("conversation.desk.keywords"), 3)
                        .value(String.join("\n", view.keywords()))
                        .hint(page.say("conversation.desk.keywords.hint")),
                Field.of(Field.Kind.NUMBER, "patienceMinutes", page.say("conversation.desk.patience"))
                        .value(Integer.toString(view.patienceMinutes()))
                        .hint(page.say("conversation.desk.patience.hint"))
                        .needed(),
                Field.select(
                                "pause",
                                page.say("conversation.desk.pause"),
                                Stream.of(DeskView.AUTOMATIC, DeskView.OFF)
                                        .map(each ->
                                                new Field.Option(each, page.say("conversation.desk.pause." + each)))
                                        .toList())
                        .value(view.pause())
                        .hint(page.say("conversation.desk.pause.hint")));
    }

    private static List<Field> hours(Page page, DeskView view) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("timeZone", page.say("conversation.desk.zone"))
                .value(view.timeZone())
                .placeholder("Europe/Kyiv")
                .needed());
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.FULL_STANDALONE, page.locale());
            fields.add(Field.text(day.name().toLowerCase(Locale.ROOT), name)
                    .value(view.day(day))
                    .placeholder(page.say("conversation.desk.day.example")));
        }
        fields.add(Field.area("holidays", page.say("conversation.desk.holidays"), 3)
                .value(String.join("\n", view.holidays()))
                .hint(page.say("conversation.desk.holidays.hint")));
        return fields;
    }

    private static List<Field> away(Page page, DeskView view) {
        return List.of(
                away(page, "awayEn", Locale.ENGLISH, view.awayEn()),
                away(page, "awayRu", Locale.of("ru"), view.awayRu()),
                away(page, "awayUk", Locale.of("uk"), view.awayUk()));
    }

    private static Field away(Page page, String name, Locale language, String value) {
        return Field.area(name, language.getDisplayLanguage(page.locale()), 2)
                .value(value)
                .placeholder(page.say("conversation.desk.away.example"));
    }
}
