package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Draws a review: one plot a question, and one a currency where it is about money. */
final class ReviewPlots {

    private final Page page;
    private final Review review;

    private ReviewPlots(Page page, Review review) {
        this.page = page;
        this.review = review;
    }

    static List<Plot> of(Page page, Review review) {
        ReviewPlots plots = new ReviewPlots(page, review);
        List<Plot> all = new ArrayList<>();
        Figures.Revenue revenue = review.revenue().total();
        plots.currencies(revenue.came(), revenue.went(), revenue.booked())
                .forEach(currency -> all.add(plots.revenue(currency)));
        all.add(plots.funnel());
        plots.currencies(review.worth().total().value()).forEach(currency -> all.add(plots.worth(currency)));
        all.add(plots.sources());
        all.add(plots.employees());
        return all;
    }

    /** The organization's own first, also when there is nothing in it. */
    private Set<String> currencies(Sums... sums) {
        Set<String> all = new LinkedHashSet<>(List.of(review.currency()));
        Stream.of(sums).forEach(each -> all.addAll(each.of().keySet()));
        return all;
    }

    private Plot revenue(String currency) {
        boolean none = review.revenue().groups().stream()
                .allMatch(group -> group.figure().net().get(currency).signum() == 0
                        && group.figure().booked().get(currency).signum() == 0);
        List<Columns.Pair> pairs = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Figures.Group<Figures.Revenue> group : none
                ? List.<Figures.Group<Figures.Revenue>>of()
                : review.revenue().groups()) {
            String net = money(group.figure().net(), currency);
            String booked = money(group.figure().booked(), currency);
            String hint = page.say("crm.analytics.revenue.hint", group.label(), net, booked);
            pairs.add(new Columns.Pair(
                    mark(group.key()),
                    group.figure().net().get(currency),
                    group.figure().booked().get(currency),
                    hint));
            rows.add(List.of(
                    group.label(),
                    money(group.figure().came(), currency),
                    money(group.figure().went(), currency),
                    net,
                    booked));
        }
        Columns columns = new Columns(pairs);
        String title = page.say("crm.analytics.revenue." + review.parts().word());
        Figures.Revenue total = review.revenue().total();
        return new Plot(
                "plot-revenue-" + currency,
                title,
                currency,
                page.say(
                        "crm.analytics.revenue.hint",
                        title,
                        money(total.net(), currency),
                        money(total.booked(), currency)),
                columns.height(),
                columns.lines(),
                columns.bars(),
                columns.labels(),
                List.of(key("main", "paid"), key("second", "booked")),
                heads("time", "came", "refunded", "paid", "booked"),
                rows);
    }

    private String mark(String key) {
        return review.parts() == By.MONTH
                ? DateTimeFormatter.ofPattern("LLL", page.locale()).format(YearMonth.parse(key))
                : RecordWords.shortDay(page, LocalDate.parse(key));
    }

    private Plot funnel() {
        List<Figures.Step> steps = review.funnel();
        boolean none = steps.stream().allMatch(step -> step.flow().entered() == 0);
        List<Figures.Step> shown = none ? List.of() : steps;
        return lying(
                "funnel",
                page.say("crm.analytics.this-period"),
                shown.stream()
                        .map(step -> new Bars.Bar(
                                StageNames.shown(step.stage()),
                                step.percent() == null || step.flow().entered() == 0
                                        ? page.number(step.flow().entered())
                                        : page.say(
                                                "crm.analytics.funnel.step",
                                                step.flow().entered(),
                                                FigureWords.percent(step.percent())),
                                BigDecimal.valueOf(step.flow().entered())))
                        .toList(),
                most(shown, step -> BigDecimal.valueOf(step.flow().entered())),
                List.of(),
                heads("stage", "entered", "forward", "lost", "reached"),
                shown.stream()
                        .map(step -> List.of(
                                StageNames.shown(step.stage()),
                                page.number(step.flow().entered()),
                                page.number(step.flow().forward()),
                                page.number(step.flow().lost()),
                                FigureWords.percent(step.percent())))
                        .toList());
    }

    private Plot worth(String currency) {
        List<Figures.Group<Figures.Worth>> shown = review.worth().groups().stream()
                .filter(group -> group.figure().value().get(currency).signum() != 0)
                .toList();
        return lying(
                "worth",
                currency + " · " + page.say("crm.analytics.now"),
                "worth-" + currency,
                shown.stream()
                        .map(group -> new Bars.Bar(
                                group.label(),
                                money(group.figure().value(), currency),
                                group.figure().value().get(currency),
                                group.figure().weighted().get(currency)))
                        .toList(),
                most(shown, group -> group.figure().value().get(currency)),
                List.of(key("second", "value"), key("main", "weighted")),
                heads("stage", "deals", "value", "weighted"),
                shown.stream()
                        .map(group -> List.of(
                                group.label(),
                                page.number(group.figure().deals()),
                                money(group.figure().value(), currency),
                                money(group.figure().weighted(), currency)))
                        .toList());
    }

    private Plot sources() {
        List<Figures.Group<Figures.Conversion>> shown = review.sources().groups();
        return lying(
                "sources",
                page.say("crm.analytics.this-period"),
                shown.stream()
                        .map(group -> new Bars.Bar(
                                group.label(),
                                page.say(
                                        "crm.analytics.sources.of",
                                        group.figure().converted(),
                                        group.figure().leads(),
                                        FigureWords.percent(group.figure().percent())),
                                BigDecimal.valueOf(group.figure().leads()),
                                BigDecimal.valueOf(group.figure().converted())))
                        .toList(),
                most(shown, group -> BigDecimal.valueOf(group.figure().leads())),
                List.of(key("second", "leads"), key("main", "converted")),
                heads("source", "leads", "converted", "rate"),
                shown.stream()
                        .map(group -> List.of(
                                group.label(),
                                page.number(group.figure().leads()),
                                page.number(group.figure().converted()),
                                FigureWords.percent(group.figure().percent())))
                        .toList());
    }

    private Plot employees() {
        List<Performances.Performance> shown = review.employees();
        return lying(
                "employees",
                review.currency() + " · " + page.say("crm.analytics.this-period"),
                shown.stream()
                        .map(each -> new Bars.Bar(
                                each.name(),
                                FigureWords.sums(each.wins().wonValue()),
                                each.wins().wonValue().get(review.currency())))
                        .toList(),
                most(shown, each -> each.wins().wonValue().get(review.currency())),
                List.of(),
                heads("employee", "won", "won-value", "win-rate", "paid", "rate", "open"),
                shown.stream()
                        .map(each -> List.of(
                                each.name(),
                                page.number(each.wins().won()),
                                FigureWords.sums(each.wins().wonValue()),
                                FigureWords.percent(each.wins().percent()),
                                FigureWords.sums(each.revenue().net()),
                                FigureWords.percent(each.leads().percent()),
                                page.number(each.open().deals())))
                        .toList());
    }

    private Plot lying(
            String word,
            String note,
            List<Bars.Bar> drawn,
            BigDecimal full,
            List<Plot.Key> keys,
            List<String> heads,
            List<List<String>> rows) {
        return lying(word, note, word, drawn, full, keys, heads, rows);
    }

    private Plot lying(
            String word,
            String note,
            String id,
            List<Bars.Bar> drawn,
            BigDecimal full,
            List<Plot.Key> keys,
            List<String> heads,
            List<List<String>> rows) {
        Bars bars = new Bars(drawn, full);
        String title = page.say("crm.analytics." + word);
        String alt = String.join(
                "; ", drawn.stream().map(bar -> bar.name() + ": " + bar.told()).toList());
        return new Plot(
                "plot-" + id,
                title,
                note,
                alt,
                bars.height(),
                List.of(),
                bars.bars(),
                bars.labels(),
                keys,
                heads,
                rows);
    }

    private static <T> BigDecimal most(List<T> all, Function<T, BigDecimal> value) {
        return all.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static String money(Sums sums, String currency) {
        return Amounts.shown(Amounts.rounded(sums.get(currency), currency), currency);
    }

    private Plot.Key key(String tone, String word) {
        return new Plot.Key(tone, page.say("crm.analytics.head." + word));
    }

    private List<String> heads(String... words) {
        return Stream.of(words)
                .map(word -> page.say("crm.analytics.head." + word))
                .toList();
    }
}
