package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the analytics page over REST. Shares are in percent; of nothing there is none. */
@RestController
@RequestMapping("/api/v1/crm/analytics")
class AnalyticsApi {

    /** @param amount a decimal text */
    record Money(String currency, String amount) {}

    /** @param part its first day, or of months {@code 2026-01} */
    record Revenue(String part, List<Money> paid, List<Money> refunded, List<Money> net, List<Money> booked) {

        static Revenue of(String part, Figures.Revenue revenue) {
            return new Revenue(
                    part, money(revenue.came()), money(revenue.went()), money(revenue.net()), money(revenue.booked()));
        }
    }

    record Step(
            String stage,
            String name,
            long entered,
            long forward,
            long lost,
            @Nullable BigDecimal wentOnPercent) {

        static Step of(Figures.Step step) {
            return new Step(
                    step.stage().code(),
                    StageNames.shown(step.stage()),
                    step.flow().entered(),
                    step.flow().forward(),
                    step.flow().lost(),
                    step.percent());
        }
    }

    /** @param source empty: none was said */
    record Source(
            String source,
            long leads,
            long converted,
            @Nullable BigDecimal percent) {

        static Source of(Figures.Group<Figures.Conversion> group) {
            return new Source(
                    group.key(),
                    group.figure().leads(),
                    group.figure().converted(),
                    group.figure().percent());
        }
    }

    record Worth(String stage, String name, long deals, List<Money> value, List<Money> weighted) {

        static Worth of(Figures.Group<Figures.Worth> group) {
            return new Worth(
                    group.key(),
                    group.label(),
                    group.figure().deals(),
                    money(group.figure().value()),
                    money(group.figure().weighted()));
        }
    }

    /** @param employee absent: what nobody is assigned to */
    record Employee(
            @Nullable Long employee,
            String name,
            long won,
            long lost,
            List<Money> wonValue,
            @Nullable BigDecimal winPercent,
            List<Money> net,
            long openDeals) {

        static Employee of(Performances.Performance each) {
            return new Employee(
                    each.employee().isEmpty() ? null : Long.valueOf(each.employee()),
                    each.name(),
                    each.wins().won(),
                    each.wins().lost(),
                    money(each.wins().wonValue()),
                    each.wins().percent(),
                    money(each.revenue().net()),
                    each.open().deals());
        }
    }

    /**
     * @param revenueBy {@code day}, {@code week} or {@code month}
     * @param pipeline what is open now, whatever the period
     */
    record View(
            LocalDate from,
            LocalDate to,
            String timeZone,
            String currency,
            String revenueBy,
            List<Revenue> revenue,
            List<Step> funnel,
            List<Source> sources,
            List<Worth> pipeline,
            List<Employee> employees) {

        static View of(Review review) {
            return new View(
                    review.period().from(),
                    review.period().to(),
                    review.period().zone().getId(),
                    review.currency(),
                    review.parts().word(),
                    review.revenue().groups().stream()
                            .map(group -> Revenue.of(group.key(), group.figure()))
                            .toList(),
                    review.funnel().stream().map(Step::of).toList(),
                    review.sources().groups().stream().map(Source::of).toList(),
                    review.worth().groups().stream().map(Worth::of).toList(),
                    review.employees().stream().map(Employee::of).toList());
        }
    }

    private final Reviews reviews;
    private final Visits visits;

    AnalyticsApi(Reviews reviews, Visits visits) {
        this.reviews = reviews;
        this.visits = visits;
    }

    @Operation(
            summary = "Show the figures of a period",
            description =
                    "Periods are today, yesterday, this_week, last_7_days, this_month (the usual one), last_month,"
                            + " this_quarter, last_quarter, this_year, last_year and custom, which needs from.")
    @GetMapping
    View show(
            Caller caller,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return View.of(visits.make(caller, who -> reviews.of(who, period, from, to)));
    }

    private static List<Money> money(Sums sums) {
        return sums.of().entrySet().stream()
                .map(each -> new Money(
                        each.getKey(),
                        Amounts.rounded(each.getValue(), each.getKey()).toPlainString()))
                .toList();
    }
}
