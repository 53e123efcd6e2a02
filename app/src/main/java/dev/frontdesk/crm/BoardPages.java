package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of deals, and the way of a deal. */
@Pages
@RequestMapping("/app/crm")
class BoardPages {

    private final Boards boards;
    private final Deals deals;
    private final Records records;
    private final Visits visits;
    private final Templates templates;

    BoardPages(Boards boards, Deals deals, Records records, Visits visits, Templates templates) {
        this.boards = boards;
        this.deals = deals;
        this.records = records;
        this.visits = visits;
        this.templates = templates;
    }

    @GetMapping("/board")
    JteModel show(Page page, Caller caller) {
        return templates.crmBoard(page, visits.make(caller, who -> boards.of(page, who, null)));
    }

    /** @param sheet whether it is asked for on the deal's own page */
    @PutMapping("/deals/{record:\\d{1,18}}/stage")
    Html move(
            Page page,
            Caller caller,
            @PathVariable long record,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "false") boolean sheet) {
        Typed typed = Typed.of(form);
        String version = typed.get("version");
        try {
            Entry moved = visits.make(
                    caller,
                    who -> deals.move(
                            who,
                            String.valueOf(record),
                            typed.get("stage"),
                            typed.get("reason"),
                            version.matches("\\d{1,18}") ? (Long) Long.parseLong(version) : null));
            String stage =
                    RecordWords.word(page, Entity.DEAL, moved.text("stage").orElse(""));
            return moved(page, caller, moved, sheet, page.say("crm.page.board.moved", moved.name(), stage));
        } catch (Problem.Invalid invalid) {
            if (!typed.has("reason")) {
                throw invalid;
            }
            return Html.invalid(lost(page, caller, record, sheet, typed.refused(invalid)));
        }
    }

    private Html moved(Page page, Caller caller, Entry deal, boolean sheet, String words) {
        return sheet
                ? Html.go("/app/crm/deals/" + deal.id()).toast(Tone.GOOD, words)
                : Html.of(templates.crm_board(page, visits.make(caller, who -> boards.of(page, who, deal.id()))))
                        .event("close-dialog", "lost")
                        .toast(Tone.GOOD, words);
    }

    /** Asks why. */
    @GetMapping("/deals/{record:\\d{1,18}}/loss")
    JteModel lost(
            Page page, Caller caller, @PathVariable long record, @RequestParam(defaultValue = "false") boolean sheet) {
        return lost(page, caller, record, sheet, Typed.NOTHING);
    }

    private JteModel lost(Page page, Caller caller, long record, boolean sheet, Typed typed) {
        Entry deal = visits.make(caller, who -> records.get(who, Entity.DEAL, String.valueOf(record)));
        Field reason =
                Field.area("reason", page.say("crm.page.board.reason"), 2).needed();
        return templates.crm_lost(page, deal.id(), deal.name(), sheet, typed.into(reason));
    }

    @DeleteMapping("/deals/{record:\\d{1,18}}/closing")
    Html reopen(
            Page page, Caller caller, @PathVariable long record, @RequestParam(defaultValue = "false") boolean sheet) {
        Entry deal = visits.make(caller, who -> deals.reopen(who, String.valueOf(record)));
        return moved(page, caller, deal, sheet, page.say("crm.page.board.reopened", deal.name()));
    }
}
