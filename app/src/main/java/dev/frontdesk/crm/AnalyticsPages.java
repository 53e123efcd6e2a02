package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How things go, drawn for whoever may measure it. */
@Pages
@RequestMapping("/app/crm/analytics")
class AnalyticsPages {

    private final Reviews reviews;
    private final Visits visits;
    private final Templates templates;

    AnalyticsPages(Reviews reviews, Visits visits, Templates templates) {
        this.reviews = reviews;
        this.visits = visits;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, @RequestParam MultiValueMap<String, String> query) {
        Typed typed = Typed.of(query);
        String word = typed.get("period");
        String chosen = word.isEmpty() && typed.get("from").isEmpty() ? Reviews.USUAL : word;
        try {
            return shown(page, caller, chosen, typed);
        } catch (Problem.Invalid invalid) {
            return visits.make(
                    caller,
                    who -> templates.crmAnalytics(
                            page,
                            Analytics.of(
                                    page,
                                    who,
                                    reviews.of(who, Reviews.USUAL, "", ""),
                                    Reviews.CUSTOM,
                                    range(page, typed.refused(invalid)))));
        }
    }

    private JteModel shown(Page page, Caller caller, String chosen, Typed typed) {
        String word = chosen.isEmpty() ? Reviews.CUSTOM : chosen;
        return visits.make(
                caller,
                who -> templates.crmAnalytics(
                        page,
                        Analytics.of(
                                page,
                                who,
                                reviews.of(who, word, typed.get("from"), typed.get("to")),
                                word,
                                range(page, typed))));
    }

    private static List<Field> range(Page page, Typed typed) {
        return Stream.of(
                        Field.of(Field.Kind.DATE, "from", page.say("crm.analytics.from")),
                        Field.of(Field.Kind.DATE, "to", page.say("crm.analytics.to")))
                .map(typed::into)
                .toList();
    }
}
