package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records of every kind for people: lists, sheets and forms. */
@Pages
@RequestMapping("/app/crm")
class RecordPages {

    private final Records records;
    private final Deals deals;
    private final RecordLists lists;
    private final RecordForms forms;
    private final RecordSheets sheets;
    private final Visits visits;
    private final Templates templates;

    RecordPages(
            Records records,
            Deals deals,
            RecordLists lists,
            RecordForms forms,
            RecordSheets sheets,
            Visits visits,
            Templates templates) {
        this.records = records;
        this.deals = deals;
        this.lists = lists;
        this.forms = forms;
        this.sheets = sheets;
        this.visits = visits;
        this.templates = templates;
    }

    /** Whatever somebody sees first. */
    @GetMapping
    Html start(Page page, Caller caller) {
        return Html.go(
                CrmTabs.of(page, visits.who(caller), null).items().getFirst().link());
    }

    @GetMapping("/{kind:[a-z]+}")
    JteModel list(Page page, Caller caller, @PathVariable String kind, @RequestParam Map<String, String> parameters) {
        return templates.crmList(page, visits.make(caller, who -> lists.list(page, who, entity(kind), parameters)));
    }

    static Entity entity(String kind) {
        return Entity.ofPlural(kind).orElseThrow(() -> new Problem.Missing("page", kind));
    }

    @GetMapping("/{kind:[a-z]+}/new")
    JteModel fresh(
            Page page, Caller caller, @PathVariable String kind, @RequestParam MultiValueMap<String, String> form) {
        return visits.make(caller, who -> {
            Entity entity = entity(kind);
            return templates.crmForm(
                    page, CrmTabs.of(page, who, entity), forms.fresh(page, who, entity, Typed.of(form)));
        });
    }

    @PostMapping("/{kind:[a-z]+}")
    Html create(Page page, Caller caller, @PathVariable String kind, @RequestParam MultiValueMap<String, String> form) {
        Entity entity = entity(kind);
        Typed typed = Typed.of(form);
        try {
            Map<String, @Nullable Object> said = RecordForms.said(entity, null, typed);
            Entry made = visits.make(caller, who -> make(who, entity, said, typed.get("stage")));
            return Html.go(address(made)).toast(Tone.GOOD, page.say("crm.page.created", made.name()));
        } catch (Problem.Invalid invalid) {
            RecordForm again = visits.make(caller, who -> forms.fresh(page, who, entity, typed.refused(invalid)));
            return Html.invalid(templates.crm_form(page, again));
        }
    }

    private Entry make(Who who, Entity entity, Map<String, @Nullable Object> said, String stage) {
        Reach.require(entity, Action.CREATE);
        return entity == Entity.DEAL
                ? deals.create(who, said, stage.isEmpty() ? null : stage)
                : records.create(who, entity, said);
    }

    private static String address(Entry entry) {
        return "/app/crm/" + entry.entity().plural() + "/" + entry.id();
    }

    @GetMapping("/{kind:[a-z]+}/{record:\\d{1,18}}")
    JteModel show(Page page, Caller caller, @PathVariable String kind, @PathVariable long record) {
        return templates.crmRecord(page, visits.make(caller, who -> sheets.of(page, who, entity(kind), record)));
    }

    @GetMapping("/{kind:[a-z]+}/{record:\\d{1,18}}/form")
    JteModel form(Page page, Caller caller, @PathVariable String kind, @PathVariable long record) {
        return visits.make(caller, who -> {
            Entry entry = records.get(who, entity(kind), String.valueOf(record));
            if (!Reach.change(who, entry)) {
                throw Refusal.forbidden();
            }
            return templates.crmForm(
                    page, CrmTabs.of(page, who, entry.entity()), forms.of(page, who, entry, Typed.NOTHING));
        });
    }

    @PutMapping("/{kind:[a-z]+}/{record:\\d{1,18}}")
    Html change(
            Page page,
            Caller caller,
            @PathVariable String kind,
            @PathVariable long record,
            @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        String number = String.valueOf(record);
        Entry before = visits.make(caller, who -> {
            Reach.require(entity(kind), Action.UPDATE);
            return records.get(who, entity(kind), number);
        });
        try {
            Map<String, @Nullable Object> said = RecordForms.said(before.entity(), before, typed);
            Entry after = said.isEmpty()
                    ? before
                    : visits.make(caller, who -> records.update(who, before.entity(), number, said, version(typed)));
            return Html.go(address(after)).toast(Tone.GOOD, page.say("crm.page.created", after.name()));
        } catch (Problem.Invalid invalid) {
            return invalid(page, caller, before, typed.refused(invalid));
        } catch (Problem.Conflict conflict) {
            return invalid(
                    page, caller, before, typed.refused("", Objects.requireNonNullElse(conflict.getMessage(), "")));
        }
    }

    private static @Nullable Long version(Typed typed) {
        String version = typed.get("version");
        return version.matches("\\d{1,18}") ? (Long) Long.parseLong(version) : null;
    }

    private Html invalid(Page page, Caller caller, Entry entry, Typed typed) {
        RecordForm again = visits.make(caller, who -> forms.of(page, who, entry, typed));
        return Html.invalid(templates.crm_form(page, again));
    }

    @DeleteMapping("/{kind:[a-z]+}/{record:\\d{1,18}}")
    Html delete(Page page, Caller caller, @PathVariable String kind, @PathVariable long record) {
        Entity entity = entity(kind);
        String name = visits.make(caller, who -> {
            Reach.require(entity, Action.DELETE);
            Entry entry = records.get(who, entity, String.valueOf(record));
            records.delete(who, entity, String.valueOf(record));
            return entry.name();
        });
        return Html.go(CrmTabs.link(entity)).toast(Tone.GOOD, page.say("crm.page.deleted", name));
    }

    /** Records that a name that is being typed may mean. */
    @GetMapping("/{kind:[a-z]+}/suggestions")
    JteModel suggestions(Page page, Caller caller, @PathVariable String kind, @RequestParam Map<String, String> typed) {
        String query = typed.values().stream().findFirst().orElse("").replaceFirst("^#\\d+\\s+", "");
        return templates.crm_suggestions(
                visits.make(caller, who -> records.list(who, entity(kind), Map.of(), query, 8, null))
                        .items());
    }
}
