package dev.frontdesk.crm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each employee brought about in a period, and what they have open now. */
@Component
class Performances {

    /** @param employee a number as text; empty: what nobody is assigned to */
    record Performance(
            String employee,
            String name,
            Figures.Wins wins,
            Figures.Revenue revenue,
            Figures.Conversion leads,
            Figures.Worth open) {}

    private final Figures figures;

    Performances(Figures figures) {
        this.figures = figures;
    }

    List<Performance> of(Who who, Period period, @Nullable Long pipeline) {
        Map<String, Performance> all = new LinkedHashMap<>();
        figures.wins(who, period, pipeline, By.EMPLOYEE)
                .groups()
                .forEach(group -> put(
                        all,
                        group,
                        each -> new Performance(
                                each.employee, each.name, group.figure(), each.revenue, each.leads, each.open)));
        figures.revenue(who, period, By.EMPLOYEE)
                .groups()
                .forEach(group -> put(
                        all,
                        group,
                        each -> new Performance(
                                each.employee, each.name, each.wins, group.figure(), each.leads, each.open)));
        figures.conversion(who, period, By.EMPLOYEE)
                .groups()
                .forEach(group -> put(
                        all,
                        group,
                        each -> new Performance(
                                each.employee, each.name, each.wins, each.revenue, group.figure(), each.open)));
        figures.pipelineValue(who, pipeline, By.EMPLOYEE)
                .groups()
                .forEach(group -> put(
                        all,
                        group,
                        each -> new Performance(
                                each.employee, each.name, each.wins, each.revenue, each.leads, group.figure())));
        return List.copyOf(all.values());
    }

    private static void put(Map<String, Performance> all, Figures.Group<?> group, UnaryOperator<Performance> change) {
        Performance known = all.getOrDefault(
                group.key(),
                new Performance(
                        group.key(),
                        group.label(),
                        Figures.Wins.NONE,
                        Figures.Revenue.NONE,
                        Figures.Conversion.NONE,
                        Figures.Worth.NONE));
        all.put(group.key(), change.apply(known));
    }
}
