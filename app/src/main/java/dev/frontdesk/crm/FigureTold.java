package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tools answer about figures: each says its period and currency. */
final class FigureTold {

    private FigureTold() {}

    static Outcome overview(Period period, Period compared, List<Measure> measures) {
        Map<String, @Nullable Object> value = value(period);
        value.put("compared_with", days(compared));
        value.put("figures", measures.stream().map(Measure::shown).toList());
        String head = Words.here()
                .say(
                        "crm.figure.overview",
                        FigureWords.period(period),
                        period.zone().getId(),
                        FigureWords.period(compared));
        return new Outcome.Done(value, head + lines(measures.stream().map(Measure::told)));
    }

    static Outcome conversion(Period period, Figures.Grouped<Figures.Conversion> grouped) {
        return told(
                "crm.figure.conversion",
                period,
                grouped,
                FigureTold::shown,
                each -> Words.here()
                        .say("crm.figure.of", FigureWords.percent(each.percent()), each.converted(), each.leads()));
    }

    static Map<String, @Nullable Object> shown(Figures.Conversion conversion) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("leads", conversion.leads());
        shown.put("converted", conversion.converted());
        shown.put("conversion_rate_percent", conversion.percent());
        return shown;
    }

    static Outcome wins(Period period, Figures.Grouped<Figures.Wins> grouped) {
        return told(
                "crm.figure.wins",
                period,
                grouped,
                FigureTold::shown,
                each -> Words.here()
                                .say(
                                        "crm.figure.of",
                                        FigureWords.percent(each.percent()),
                                        each.won(),
                                        each.won() + each.lost())
                        + " · " + FigureWords.sums(each.wonValue()));
    }

    static Map<String, @Nullable Object> shown(Figures.Wins wins) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("won", wins.won());
        shown.put("lost", wins.lost());
        shown.put("win_rate_percent", wins.percent());
        shown.put("by_currency", rows(wins.wonValue().plus(wins.lostValue()), (row, currency) -> {
            row.put("won_value", plain(wins.wonValue(), currency));
            row.put("lost_value", plain(wins.lostValue(), currency));
            row.put("win_rate_by_value_percent", wins.percentOfValue(currency));
        }));
        return shown;
    }

    static Outcome revenue(Period period, Figures.Grouped<Figures.Revenue> grouped) {
        return told(
                "crm.figure.revenue-of",
                period,
                grouped,
                FigureTold::shown,
                each -> Words.here()
                        .say("crm.figure.cash", FigureWords.sums(each.net()), FigureWords.sums(each.booked())));
    }

    static Map<String, @Nullable Object> shown(Figures.Revenue revenue) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        Sums all = revenue.came().plus(revenue.went()).plus(revenue.booked());
        shown.put("by_currency", rows(all, (row, currency) -> {
            row.put("revenue", plain(revenue.net(), currency));
            row.put("paid", plain(revenue.came(), currency));
            row.put("refunded", plain(revenue.went(), currency));
            row.put("booked_revenue", plain(revenue.booked(), currency));
        }));
        return shown;
    }

    static Outcome worth(Figures.Grouped<Figures.Worth> grouped) {
        return told(
                "crm.figure.worth",
                null,
                grouped,
                FigureTold::shown,
                each -> Words.here()
                        .say(
                                "crm.figure.open",
                                each.deals(),
                                FigureWords.sums(each.value()),
                                FigureWords.sums(each.weighted())));
    }

    static Map<String, @Nullable Object> shown(Figures.Worth worth) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("open_deals", worth.deals());
        shown.put("by_currency", rows(worth.value(), (row, currency) -> {
            row.put("value", plain(worth.value(), currency));
            row.put("weighted_value", plain(worth.weighted(), currency));
        }));
        return shown;
    }

    static Outcome funnel(Period period, List<Figures.Step> steps) {
        Map<String, @Nullable Object> value = value(period);
        value.put("stages", steps.stream().map(FigureTold::shown).toList());
        String lines = lines(steps.stream()
                .map(step -> Told.safe(StageNames.shown(step.stage())) + ": "
                        + Words.here()
                                .say(
                                        "crm.figure.step",
                                        step.flow().entered(),
                                        step.flow().forward(),
                                        step.flow().lost(),
                                        FigureWords.percent(step.percent()))));
        return new Outcome.Done(value, Words.here().say("crm.figure.funnel", FigureWords.period(period)) + lines);
    }

    private static Map<String, @Nullable Object> shown(Figures.Step step) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("stage", step.stage().code());
        shown.put("name", StageNames.shown(step.stage()));
        shown.put("entered", step.flow().entered());
        shown.put("left_forward", step.flow().forward());
        shown.put("lost", step.flow().lost());
        shown.put("reached_later", step.flow().reached());
        shown.put("conversion_percent", step.percent());
        return shown;
    }

    static Outcome performance(Period period, List<Performances.Performance> all) {
        Map<String, @Nullable Object> value = value(period);
        value.put("items", all.stream().map(FigureTold::shown).toList());
        String lines = lines(all.stream()
                .map(each -> Told.safe(each.name()) + ": "
                        + Words.here()
                                .say(
                                        "crm.figure.performance",
                                        each.wins().won(),
                                        FigureWords.sums(each.wins().wonValue()),
                                        FigureWords.percent(each.wins().percent()),
                                        FigureWords.sums(each.revenue().net()),
                                        each.open().deals())));
        String head = Words.here().say("crm.figure.performances", FigureWords.period(period));
        return new Outcome.Done(value, all.isEmpty() ? head + " " + FigureWords.none() : head + lines);
    }

    private static Map<String, @Nullable Object> shown(Performances.Performance performance) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("employee_id", performance.employee().isEmpty() ? null : Long.valueOf(performance.employee()));
        shown.put("name", performance.name());
        shown.put("deals", shown(performance.wins()));
        shown.put("revenue", shown(performance.revenue()));
        shown.put("leads", shown(performance.leads()));
        shown.put("open", shown(performance.open()));
        return shown;
    }

    private static <T> Outcome told(
            String key,
            @Nullable Period period,
            Figures.Grouped<T> grouped,
            Function<T, Map<String, @Nullable Object>> shown,
            Function<T, String> text) {
        Map<String, @Nullable Object> value = period == null ? new LinkedHashMap<>() : value(period);
        value.putAll(shown.apply(grouped.total()));
        if (!grouped.groups().isEmpty()) {
            value.put(
                    "groups",
                    grouped.groups().stream()
                            .map(group -> {
                                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                                row.put("key", group.key());
                                row.put("label", group.label());
                                row.putAll(shown.apply(group.figure()));
                                return row;
                            })
                            .toList());
        }
        String head = period == null
                ? Words.here().say(key, text.apply(grouped.total()))
                : Words.here().say(key, text.apply(grouped.total()), FigureWords.period(period));
        return new Outcome.Done(
                value,
                head
                        + lines(grouped.groups().stream()
                                .map(group -> Told.safe(group.label()) + ": " + text.apply(group.figure()))));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "\n- " + line).collect(Collectors.joining());
    }

    private static Map<String, @Nullable Object> value(Period period) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("period", days(period));
        return value;
    }

    private static Map<String, Object> days(Period period) {
        return Map.of(
                "from",
                period.from().toString(),
                "to",
                period.to().toString(),
                "time_zone",
                period.zone().getId());
    }

    private interface Fill {
        void fill(Map<String, @Nullable Object> row, String currency);
    }

    private static List<Map<String, @Nullable Object>> rows(Sums currencies, Fill fill) {
        return currencies.of().keySet().stream()
                .map(currency -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("currency", currency);
                    fill.fill(row, currency);
                    return row;
                })
                .toList();
    }

    private static String plain(Sums sums, String currency) {
        BigDecimal amount = sums.get(currency);
        return Amounts.rounded(amount, currency).toPlainString();
    }
}
