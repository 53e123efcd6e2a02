package dev.frontdesk.assistant;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The settings' tab "Budgets". */
@Pages
@RequestMapping("/app/settings/budgets")
class BudgetPages {

    private static final int PROJECTS_MAX = 200;

    private final BudgetList list;
    private final Projects projects;
    private final Templates templates;

    BudgetPages(BudgetList list, Projects projects, Templates templates) {
        this.list = list;
        this.projects = projects;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        return templates.assistantBudgets(page, tab(page, caller, Typed.NOTHING));
    }

    private BudgetTab tab(Page page, Caller caller, Typed typed) {
        BudgetList.Listed listed = list.list(caller);
        return new BudgetTab(
                listed.items().stream().map(each -> line(page, each)).toList(),
                listed.usedToday(),
                listed.usedThisMonth(),
                fields(page, caller, typed));
    }

    private static BudgetTab.Line line(Page page, BudgetList.BudgetView each) {
        return new BudgetTab.Line(
                name(page, each),
                page.say("assistant.budget.period." + each.period()),
                each.tokens(),
                each.used(),
                each.percent(),
                each.scope().equals("person") && each.id() == null,
                each.address());
    }

    private static String name(Page page, BudgetList.BudgetView each) {
        if (each.name() != null) {
            return each.name();
        }
        String words = page.say("assistant.budget.scope." + each.scope() + (each.id() == null ? "" : ".one"));
        return each.id() == null ? words : words + " " + each.id();
    }

    private List<Field> fields(Page page, Caller caller, Typed typed) {
        List<Option> whose = new ArrayList<>();
        whose.add(new Option("organization/all", page.say("assistant.budget.scope.organization")));
        whose.add(new Option("person/all", page.say("assistant.budget.scope.person")));
        projects.page(caller.organization(), null, PROJECTS_MAX)
                .forEach(each -> whose.add(new Option("project/" + each.id(), each.name())));
        return Stream.of(
                        Field.select("whose", page.say("assistant.budget.whose"), whose)
                                .needed(),
                        Field.select(
                                        "period",
                                        page.say("assistant.budget.period"),
                                        List.of(
                                                new Option("month", page.say("assistant.budget.period.month")),
                                                new Option("day", page.say("assistant.budget.period.day"))))
                                .hint(page.say("assistant.budget.period.hint"))
                                .needed(),
                        Field.of(Field.Kind.NUMBER, "tokens", page.say("assistant.budget.tokens"))
                                .placeholder("1000000")
                                .hint(page.say("assistant.budget.tokens.hint"))
                                .needed())
                .map(typed::into)
                .toList();
    }

    @PostMapping
    Html set(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        String[] whose = typed.get("whose").split("/", 2);
        try {
            list.set(caller, whose[0], whose.length == 2 ? whose[1] : "", typed.get("period"), number(typed));
            return saved(page, caller);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.assistant_budgets(page, tab(page, caller, typed.refused(invalid))));
        }
    }

    private static @Nullable Long number(Typed typed) {
        String digits = typed.get("tokens").replaceAll("[\\s\\u00a0\\u202f]", "");
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
    }

    private Html saved(Page page, Caller caller) {
        return Html.of(templates.assistant_budgets(page, tab(page, caller, Typed.NOTHING)))
                .toast(Tone.GOOD, page.say("panel.saved"));
    }

    @DeleteMapping("/{scope}/{id}/{period}")
    Html remove(
            Page page,
            Caller caller,
            @PathVariable String scope,
            @PathVariable String id,
            @PathVariable String period) {
        list.remove(caller, scope, id, period);
        return saved(page, caller);
    }
}
