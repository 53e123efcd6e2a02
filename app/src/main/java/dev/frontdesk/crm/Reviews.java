package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up the figures of a period that are looked at together. */
@Component
class Reviews {

    static final String CUSTOM = "custom";
    static final String USUAL = "this_month";

    /** What is offered on the page, the own range apart. */
    static final List<String> OFFERED =
            List.of(USUAL, "last_month", "this_quarter", "last_quarter", "this_year", "last_year");

    private final Figures figures;
    private final Performances performances;
    private final Pipelines pipelines;
    private final Counting counting;

    Reviews(Figures figures, Performances performances, Pipelines pipelines, Counting counting) {
        this.figures = figures;
        this.performances = performances;
        this.pipelines = pipelines;
        this.counting = counting;
    }

    /**
     * @param word one of {@link Period#WORDS}; empty: this month, or a custom one when {@code from} is said
     * @param from as YYYY-MM-DD, of a custom period
     * @param to the same; empty: today
     * @throws Problem.Invalid with all that is wrong with the period
     */
    Review of(Who who, String word, String from, String to) {
        who.require(Entity.DEAL, Action.MEASURE);
        return of(who, period(who, word, from, to));
    }

    private Period period(Who who, String word, String from, String to) {
        List<Problem.Field> wrong = new ArrayList<>();
        String meant = word.isEmpty() ? (from.isEmpty() ? USUAL : CUSTOM) : word;
        if (!Period.WORDS.contains(meant)) {
            wrong.add(new Problem.Field(
                    "period", Words.here().say("crm.analytics.period.unknown", String.join(", ", Period.WORDS))));
        }
        LocalDate first = day("from", from, wrong);
        LocalDate last = day("to", to, wrong);
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return figures.period(who, meant, first, last);
    }

    private static @Nullable LocalDate day(String field, String text, List<Problem.Field> wrong) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            wrong.add(new Problem.Field(field, Words.here().say("crm.analytics.day")));
            return null;
        }
    }

    private Review of(Who who, Period period) {
        String currency = counting.get(who).currency();
        By parts = period.parts();
        return new Review(
                period,
                currency,
                parts,
                figures.wins(who, period, null, By.NOTHING).total(),
                figures.revenue(who, period, parts),
                figures.funnel(who, period, null),
                figures.conversion(who, period, By.SOURCE),
                staged(who, figures.pipelineValue(who, null, By.STAGE)),
                performances.of(who, period, null).stream()
                        .sorted(Comparator.comparing((Performances.Performance each) ->
                                        each.wins().wonValue().get(currency))
                                .reversed())
                        .toList());
    }

    private Figures.Grouped<Figures.Worth> staged(Who who, Figures.Grouped<Figures.Worth> worth) {
        List<Stage> order = pipelines.list(who.organization()).stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .toList();
        List<String> codes = order.stream().map(Stage::code).toList();
        List<Figures.Group<Figures.Worth>> groups = worth.groups().stream()
                .sorted(Comparator.comparingInt(group -> codes.indexOf(group.key())))
                .map(group -> new Figures.Group<>(
                        group.key(), StageNames.shown(order.get(codes.indexOf(group.key()))), group.figure()))
                .toList();
        return new Figures.Grouped<>(worth.total(), groups);
    }
}
