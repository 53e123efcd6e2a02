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
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Currency, time zone and stages, for whoever may arrange them. */
@Pages
@RequestMapping("/app/crm/settings")
class CrmSettingsPages {

    private final Counting counting;
    private final Pipelines pipelines;
    private final Visits visits;
    private final Templates templates;

    CrmSettingsPages(Counting counting, Pipelines pipelines, Visits visits, Templates templates) {
        this.counting = counting;
        this.pipelines = pipelines;
        this.visits = visits;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        return visits.make(caller, who -> {
            who.require(Entity.DEAL, Action.ARRANGE);
            return templates.crmSettings(
                    page,
                    CrmTabs.of(page, who, null),
                    fields(page, counting.get(who), Typed.NOTHING),
                    pipelines.list(who.organization()));
        });
    }

    private static List<Field> fields(Page page, CrmSettings settings, Typed typed) {
        return Stream.of(
                        Field.text("currency", RecordWords.label(page, "currency"))
                                .value(settings.currency())
                                .hint(page.say("crm.page.settings.currency.hint"))
                                .needed(),
                        Field.text("time_zone", page.say("crm.page.settings.zone"))
                                .value(settings.zone().getId())
                                .hint(page.say("crm.page.settings.zone.hint"))
                                .needed())
                .map(typed::into)
                .toList();
    }

    @PutMapping
    Html change(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        try {
            CrmSettings after =
                    visits.make(caller, who -> counting.set(who, typed.get("currency"), typed.get("time_zone")));
            return Html.of(templates.crm_settings(page, fields(page, after, Typed.NOTHING)))
                    .toast(Tone.GOOD, page.say("panel.saved"));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.crm_settings(
                    page, fields(page, visits.make(caller, counting::get), typed.refused(invalid))));
        }
    }
}
