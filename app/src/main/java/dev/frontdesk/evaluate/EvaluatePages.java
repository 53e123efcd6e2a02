package dev.frontdesk.evaluate;

import dev.frontdesk.evaluate.EvaluateTab.RunPage;
import dev.frontdesk.evaluate.Run.Result;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Versions;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's tab "Evaluate": its questions, and how its runs go. */
@Pages
@RequestMapping("/app/projects/{project}/evaluate")
class EvaluatePages {

    private static final int VERSIONS_SHOWN = 30;

    private final Questions questions;
    private final QuestionFields fields;
    private final Runs runs;
    private final Rules rules;
    private final Versions versions;
    private final Templates templates;

    EvaluatePages(
            Questions questions,
            QuestionFields fields,
            Runs runs,
            Rules rules,
            Versions versions,
            Templates templates) {
        this.questions = questions;
        this.fields = fields;
        this.runs = runs;
        this.rules = rules;
        this.versions = versions;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        return templates.evaluateTab(page, tab(page, caller, project, Typed.NOTHING));
    }

    private EvaluateTab tab(Page page, Caller caller, UUID project, Typed typed) {
        ProjectId id = new ProjectId(project);
        String rate = rules.passRate(caller, id).map(String::valueOf).orElse("");
        return new EvaluateTab(
                project,
                caller.mayConfigure(id),
                questions.list(caller, id),
                runs.list(caller, id),
                compare(page, caller, id, typed),
                List.of(typed.into(Field.text("passRateMin", page.say("evaluate.rule"))
                        .value(rate)
                        .placeholder("90")
                        .disabled(!caller.mayConfigure(id))
                        .hint(page.say("evaluate.rule.hint")))));
    }

    private List<Field> compare(Page page, Caller caller, ProjectId project, Typed typed) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("draft", page.say("evaluate.draft")));
        options.add(new Option("published", page.say("evaluate.published")));
        int newest = versions.standing(caller.organization(), project).newest();
        for (int number = newest; number > Math.max(0, newest - VERSIONS_SHOWN); number--) {
            options.add(new Option(String.valueOf(number), page.say("evaluate.version", number)));
        }
        String former = newest > 1 ? String.valueOf(newest - 1) : "published";
        return List.of(
                        Field.select("version", page.say("evaluate.compare.one"), options)
                                .value(former)
                                .needed(),
                        Field.select("otherVersion", page.say("evaluate.compare.other"), options)
                                .value("draft")
                                .needed(),
                        Field.text("conversations", page.say("evaluate.compare.conversations"))
                                .value("10")
                                .needed())
                .stream()
                .map(typed::into)
                .toList();
    }

    @PartOf("/app/projects/{project}/evaluate")
    @GetMapping("/questions/form")
    JteModel fresh(Page page, Caller caller, @PathVariable UUID project) {
        caller.requireConfigure(new ProjectId(project));
        return form(page, project, null, Typed.NOTHING);
    }

    private JteModel form(Page page, UUID project, @Nullable Question question, Typed typed) {
        return templates.evaluate_form(
                page, project, question == null ? null : question.id(), fields.of(page, question, typed));
    }

    @PartOf("/app/projects/{project}/evaluate")
    @GetMapping("/questions/{question}/form")
    JteModel form(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        caller.requireConfigure(new ProjectId(project));
        return form(page, project, questions.find(caller, new ProjectId(project), question), Typed.NOTHING);
    }

    @PostMapping("/questions")
    Html add(Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        try {
            questions.add(caller, new ProjectId(project), fields.read(typed));
            return saved(page, caller, project);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, project, null, typed.refused(invalid)));
        }
    }

    @PutMapping("/questions/{question}")
    Html change(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID question,
            @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        ProjectId id = new ProjectId(project);
        try {
            questions.change(caller, id, question, fields.read(typed));
            return saved(page, caller, project);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, project, questions.find(caller, id, question), typed.refused(invalid)));
        }
    }

    private Html saved(Page page, Caller caller, UUID project) {
        return Html.of(templates.evaluate_questions(page, tab(page, caller, project, Typed.NOTHING)))
                .event("close-dialog", "question")
                .toast(Tone.GOOD, page.say("panel.saved"));
    }

    @DeleteMapping("/questions/{question}")
    Html delete(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        questions.delete(caller, new ProjectId(project), question);
        return saved(page, caller, project);
    }

    /** Pressed where the question stands: among what could not be answered, or under a message. */
    @PostMapping("/imports")
    Html take(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @RequestParam(required = false) @Nullable UUID openQuestion,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(required = false) @Nullable UUID message) {
        ProjectId id = new ProjectId(project);
        if (openQuestion != null) {
            questions.takeOpen(caller, id, openQuestion);
        } else if (conversation != null && message != null) {
            questions.takeMessage(caller, id, conversation, message);
        }
        return Html.nothing().toast(Tone.GOOD, page.say("evaluate.taken"));
    }

    @PostMapping("/runs")
    Html start(Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        ProjectId id = new ProjectId(project);
        try {
            if (typed.get("kind").equals("conversations")) {
                String count = typed.get("conversations");
                runs.compare(
                        caller,
                        id,
                        typed.get("version"),
                        typed.get("otherVersion"),
                        count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0);
            } else {
                runs.ask(caller, id, typed.get("version"));
            }
            return Html.of(templates.evaluate_runs(page, tab(page, caller, project, Typed.NOTHING)));
        } catch (Problem.Invalid | Problem.Conflict refused) {
            String why = refused.errors().isEmpty()
                    ? page.say("evaluate.running-already")
                    : refused.errors().getFirst().message();
            return Html.of(templates.evaluate_runs(page, tab(page, caller, project, typed)))
                    .toast(Tone.WARN, why);
        }
    }

    @PartOf("/app/projects/{project}/evaluate")
    @GetMapping("/runs")
    JteModel runs(Page page, Caller caller, @PathVariable UUID project) {
        return templates.evaluate_runs(page, tab(page, caller, project, Typed.NOTHING));
    }

    @GetMapping("/runs/{run}")
    JteModel run(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        ProjectId id = new ProjectId(project);
        Map<Integer, List<Result>> answers = new LinkedHashMap<>();
        runs.results(caller, id, run)
                .forEach(result -> answers.computeIfAbsent(result.ordinal(), each -> new ArrayList<>())
                        .add(result));
        RunPage shown = new RunPage(
                project, caller.mayConfigure(id), runs.find(caller, id, run), List.copyOf(answers.values()));
        return page.fragment() ? templates.evaluate_run(page, shown) : templates.evaluateRun(page, shown);
    }

    @GetMapping("/runs/{run}/export")
    ResponseEntity<String> export(Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        return ResultCsv.file(runs.results(caller, new ProjectId(project), run));
    }

    @PostMapping("/runs/{run}/cancellation")
    Html cancel(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID run) {
        runs.cancel(caller, new ProjectId(project), run);
        return Html.of(templates.evaluate_runs(page, tab(page, caller, project, Typed.NOTHING)));
    }

    @PutMapping("/rule")
    Html rule(Page page, Caller caller, @PathVariable UUID project, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        String rate = typed.get("passRateMin").strip();
        try {
            rules.put(
                    caller,
                    new ProjectId(project),
                    rate.isEmpty() ? null : rate.matches("\\d{1,4}") ? Integer.valueOf(rate) : Integer.valueOf(0));
            return Html.of(templates.evaluate_rule(page, tab(page, caller, project, Typed.NOTHING)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.evaluate_rule(page, tab(page, caller, project, typed.refused(invalid))));
        }
    }
}
