package dev.frontdesk.conversation;

import dev.frontdesk.conversation.CannedAnswers.CannedAnswerView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The answers that people keep at hand. */
@Pages
@RequestMapping("/app/messaging/canned")
class CannedAnswerPages {

    private final CannedAnswers canned;
    private final Templates templates;

    CannedAnswerPages(CannedAnswers canned, Templates templates) {
        this.canned = canned;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        return templates.conversationCanned(page, canned.list(caller));
    }

    @PartOf("/app/messaging/canned")
    @GetMapping("/form")
    JteModel fresh(Page page, Caller caller) {
        caller.requireConverse();
        return templates.conversation_cannedform(page, null, fields(page, "", "", Typed.NOTHING));
    }

    @PartOf("/app/messaging/canned")
    @GetMapping("/{id:[0-9a-f-]{36}}/form")
    JteModel form(Page page, Caller caller, @PathVariable UUID id) {
        CannedAnswerView answer = canned.list(caller).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("canned answer", id));
        return templates.conversation_cannedform(page, id, fields(page, answer.name(), answer.text(), Typed.NOTHING));
    }

    private static List<Field> fields(Page page, String name, String text, Typed typed) {
        return List.of(
                        Field.text("name", page.say("conversation.canned.name"))
                                .value(name)
                                .needed(),
                        Field.area("text", page.say("conversation.canned.text"), 5)
                                .value(text)
                                .hint(page.say("conversation.canned.text.hint"))
                                .needed())
                .stream()
                .map(typed::into)
                .toList();
    }

    @PostMapping
    Html add(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        return saving(page, caller, null, typed, () -> canned.add(caller, typed.get("name"), typed.get("text")));
    }

    @PutMapping("/{id:[0-9a-f-]{36}}")
    Html change(Page page, Caller caller, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        return saving(page, caller, id, typed, () -> canned.change(caller, id, typed.get("name"), typed.get("text")));
    }

    private Html saving(Page page, Caller caller, @Nullable UUID id, Typed typed, Runnable work) {
        try {
            work.run();
            return Html.of(templates.conversation_cannedlist(page, canned.list(caller)))
                    .event("close-dialog", "canned-answer")
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(
                    templates.conversation_cannedform(page, id, fields(page, "", "", typed.refused(invalid))));
        }
    }

    @DeleteMapping("/{id:[0-9a-f-]{36}}")
    Html remove(Page page, Caller caller, @PathVariable UUID id) {
        canned.remove(caller, id);
        return Html.of(templates.conversation_cannedlist(page, canned.list(caller)));
    }
}
