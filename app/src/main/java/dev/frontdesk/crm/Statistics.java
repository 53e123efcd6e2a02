package dev.frontdesk.crm;

import dev.frontdesk.crm.Measure.Unit;
import dev.frontdesk.platform.Tenancy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The overview of a period beside another one. */
@Component
class Statistics {

    /** All that is drawn from one period. */
    private record Seen(
            StatisticsStore.Counts counts, Figures.Conversion leads, Figures.Wins wins, Figures.Revenue revenue) {

        @Nullable BigDecimal averageSize(String currency, long won) {
            return won == 0
                    ? null
                    : wins.wonValue().get(currency).divide(BigDecimal.valueOf(won), 2, RoundingMode.HALF_UP);
        }
    }

    private final Figures figures;
    private final StatisticsStore store;
    private final FigureStore counting;
    private final Tenancy tenancy;
    private final Clock clock;

    Statistics(Figures figures, StatisticsStore store, FigureStore counting, Tenancy tenancy, Clock clock) {
        this.figures = figures;
        this.store = store;
        this.counting = counting;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    List<Measure> of(Who who, Period period, Period compared) {
        who.require(Entity.DEAL, Action.MEASURE);
        Seen now = seen(who, period);
        Seen before = seen(who, compared);
        List<Measure> all = new ArrayList<>();
        counted(all, now, before);
        money(all, now, before, who, period);
        standing(all, who);
        return all;
    }

    private Seen seen(Who who, Period period) {
        return new Seen(
                tenancy.read(who.organization(), () -> store.counts(who.organization(), period)),
                figures.conversion(who, period, By.NOTHING).total(),
                figures.wins(who, period, null, By.NOTHING).total(),
                figures.revenue(who, period, By.NOTHING).total());
    }

    private static void counted(List<Measure> all, Seen now, Seen before) {
        add(all, "new_customers", Unit.COUNT, now, before, each -> each.counts().customers());
        add(all, "new_leads", Unit.COUNT, now, before, each -> each.leads().leads());
        add(
                all,
                "lead_conversion_rate",
                Unit.PERCENT,
                now,
                before,
                each -> each.leads().percent());
        add(
                all,
                "conversions_per_new_lead",
                Unit.PERCENT,
                now,
                before,
                each -> Percent.of(each.counts().converted(), each.leads().leads()));
        add(all, "new_deals", Unit.COUNT, now, before, each -> each.counts().deals());
        add(all, "deals_won", Unit.COUNT, now, before, each -> each.wins().won());
        add(all, "deals_lost", Unit.COUNT, now, before, each -> each.wins().lost());
        add(all, "win_rate", Unit.PERCENT, now, before, each -> each.wins().percent());
        add(
                all,
                "sales_cycle_mean",
                Unit.DAYS,
                now,
                before,
                each -> each.counts().cycleDays());
        add(
                all,
                "sales_cycle_median",
                Unit.DAYS,
                now,
                before,
                each -> each.counts().cycleMedianDays());
        add(
                all,
                "resolution_time_mean",
                Unit.HOURS,
                now,
                before,
                each -> each.counts().resolutionHours());
    }

    private static void add(
            List<Measure> all, String name, Unit unit, Seen now, Seen before, Function<Seen, @Nullable Number> figure) {
        all.add(new Measure(name, unit, null, decimal(figure.apply(now)), decimal(figure.apply(before))));
    }

    private static @Nullable BigDecimal decimal(@Nullable Number number) {
        return switch (number) {
            case null -> null;
            case BigDecimal exact -> exact.setScale(1, RoundingMode.HALF_UP);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private void money(List<Measure> all, Seen now, Seen before, Who who, Period period) {
        List<Tally> wins =
                tenancy.read(who.organization(), () -> counting.closed(who.organization(), period, null, By.NOTHING));
        List<Tally> open = tenancy.read(who.organization(), () -> counting.open(who.organization(), null, By.NOTHING));
        SortedSet<String> currencies = new TreeSet<>();
        for (Seen each : List.of(now, before)) {
            currencies.addAll(each.revenue().net().of().keySet());
            currencies.addAll(each.revenue().booked().of().keySet());
            currencies.addAll(each.wins().lostValue().of().keySet());
        }
        for (String currency : currencies) {
            both(
                    all,
                    "revenue",
                    currency,
                    now,
                    before,
                    (each, c) -> each.revenue().net().get(c));
            both(
                    all,
                    "booked_revenue",
                    currency,
                    now,
                    before,
                    (each, c) -> each.revenue().booked().get(c));
            all.add(new Measure(
                    "win_rate_by_value",
                    Unit.PERCENT,
                    currency,
                    now.wins().percentOfValue(currency),
                    before.wins().percentOfValue(currency)));
            long won = first(wins, currency);
            BigDecimal size = now.averageSize(currency, won);
            all.add(new Measure("average_deal_size", Unit.MONEY, currency, size, null));
            all.add(new Measure(
                    "sales_velocity_a_day", Unit.MONEY, currency, velocity(now, size, first(open, currency)), null));
        }
    }

    private static void both(
            List<Measure> all,
            String name,
            String currency,
            Seen now,
            Seen before,
            BiFunction<Seen, String, BigDecimal> figure) {
        all.add(new Measure(name, Unit.MONEY, currency, figure.apply(now, currency), figure.apply(before, currency)));
    }

    private static long first(List<Tally> tallies, String currency) {
        return tallies.stream()
                .filter(tally -> tally.currency().equals(currency))
                .mapToLong(Tally::first)
                .sum();
    }

    /** Open deals × win rate × average deal size ÷ mean cycle in days. */
    private static @Nullable BigDecimal velocity(Seen now, @Nullable BigDecimal size, long open) {
        BigDecimal cycle = now.counts().cycleDays();
        long closed = now.wins().won() + now.wins().lost();
        if (size == null || cycle == null || cycle.signum() == 0 || closed == 0) {
            return null;
        }
        return BigDecimal.valueOf(open)
                .multiply(BigDecimal.valueOf(now.wins().won()))
                .multiply(size)
                .divide(BigDecimal.valueOf(closed).multiply(cycle), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private void standing(List<Measure> all, Who who) {
        Figures.Worth worth = figures.pipelineValue(who, null, By.NOTHING).total();
        worth.value().of().forEach((currency, value) -> {
            all.add(new Measure("pipeline_value", Unit.MONEY, currency, value, null));
            all.add(new Measure(
                    "weighted_pipeline",
                    Unit.MONEY,
                    currency,
                    worth.weighted().get(currency).setScale(2, RoundingMode.HALF_UP),
                    null));
        });
        all.add(new Measure("open_deals", Unit.COUNT, null, BigDecimal.valueOf(worth.deals()), null));
        Sums receivables = tenancy.read(who.organization(), () -> store.receivables(who.organization()));
        receivables
                .of()
                .forEach((currency, due) -> all.add(new Measure("receivables", Unit.MONEY, currency, due, null)));
        StatisticsStore.Standing standing =
                tenancy.read(who.organization(), () -> store.standing(who.organization(), clock.instant()));
        all.add(new Measure("open_issues", Unit.COUNT, null, BigDecimal.valueOf(standing.openIssues()), null));
        all.add(new Measure("overdue_tasks", Unit.COUNT, null, BigDecimal.valueOf(standing.overdueTasks()), null));
    }
}
