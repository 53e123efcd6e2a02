package dev.frontdesk.assistant;

import dev.frontdesk.assistant.OpenQuestionList.OpenQuestionView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's tab "Unanswered": what was asked in vain in the last week. */
@Pages
@RequestMapping("/app/projects/{project}/questions")
class OpenQuestionPages {

    private static final int DAYS = 7;

    private final OpenQuestionList list;
    private final Templates templates;

    OpenQuestionPages(OpenQuestionList list, Templates templates) {
        this.list = list;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, @PathVariable UUID project) {
        return templates.assistantQuestions(page, tab(caller, project));
    }

    private OpenQuestionTab tab(Caller caller, UUID project) {
        return new OpenQuestionTab(
                project, caller.mayConfigure(new ProjectId(project)), list.list(caller, project, DAYS));
    }

    @PartOf("/app/projects/{project}/questions")
    @GetMapping("/{question}")
    JteModel form(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        OpenQuestionView open = list.find(caller, project, question, DAYS);
        return templates.assistant_answerform(page, project, question, fields(page, open.question(), Typed.NOTHING));
    }

    private static List<Field> fields(Page page, String question, Typed typed) {
        return List.of(
                        Field.text("question", page.say("knowledge.question"))
                                .value(question)
                                .needed(),
                        Field.area("answer", page.say("knowledge.answer"), 4)
                                .placeholder(page.say("knowledge.answer.example"))
                                .needed())
                .stream()
                .map(typed::into)
                .toList();
    }

    @PostMapping("/{question}")
    Html answer(
            Page page,
            Caller caller,
            @PathVariable UUID project,
            @PathVariable UUID question,
            @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        try {
            list.answer(caller, project, question, DAYS, typed.get("question"), typed.get("answer"));
            return Html.of(templates.assistant_questions(page, tab(caller, project)))
                    .event("close-dialog", "answer")
                    .toast(Tone.GOOD, page.say("assistant.questions.taught"));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(
                    templates.assistant_answerform(page, project, question, fields(page, "", typed.refused(invalid))));
        }
    }

    @DeleteMapping("/{question}")
    Html dismiss(Page page, Caller caller, @PathVariable UUID project, @PathVariable UUID question) {
        list.dismiss(caller, project, question, DAYS);
        return Html.of(templates.assistant_questions(page, tab(caller, project)));
    }
}
