package dev.frontdesk.crm;

import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import dev.frontdesk.tool.Toolset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff can ask about how things go. */
@Component
class FigureTools implements Toolset {

    private static final Parameter PERIOD =
            Parameter.choice("period", Period.WORDS, "Of which time; custom needs from");
    private static final List<Parameter> TIMES = List.of(
            PERIOD,
            Parameter.date("from", "First day of a custom period"),
            Parameter.date("to", "Last day of a custom period, today if absent"));
    private static final Parameter PIPELINE = Parameter.number("pipeline_id", 999_999_999, "Only of this pipeline");

    private final Figures figures;
    private final Performances performances;
    private final Statistics statistics;
    private final Desk desk;
    private final List<Tool> tools;

    FigureTools(Figures figures, Performances performances, Statistics statistics, Desk desk) {
        this.figures = figures;
        this.performances = performances;
        this.statistics = statistics;
        this.desk = desk;
        List<Parameter> compared = new ArrayList<>(TIMES);
        compared.set(0, PERIOD.needed());
        compared.add(Parameter.choice("compare", List.of("previous", "year_ago"), "Previous if absent"));
        this.tools = List.of(
                tool(
                        "get_statistics",
                        "All figures of a period, beside those of another one.",
                        compared,
                        this::overview),
                tool(
                        "get_conversion_rate",
                        "Which share of the leads made in a period are customers by now.",
                        with(by("day", "week", "month", "source", "employee")),
                        this::conversion),
                tool(
                        "get_win_rate",
                        "Which share of the deals closed in a period were won, by count and by value.",
                        with(PIPELINE, by("day", "week", "month", "source", "employee")),
                        this::wins),
                tool(
                        "get_revenue",
                        "What was paid in a period less what was given back, and what was booked by won deals.",
                        with(by("day", "week", "month", "employee")),
                        this::revenue),
                tool(
                        "get_pipeline_value",
                        "What the open deals are worth now, plain and by probability.",
                        List.of(PIPELINE, by("stage", "source", "employee")),
                        this::worth),
                tool(
                        "get_funnel",
                        "How many deals entered each stage in a period and went on from there.",
                        with(PIPELINE),
                        this::funnel),
                tool(
                        "get_employee_performance",
                        "What each employee won, lost and brought in in a period; employees see their own figures.",
                        with(PIPELINE),
                        this::performance));
    }

    @Override
    public List<Tool> tools(Asker asker) {
        return tools;
    }

    private Tool tool(
            String name, String description, List<Parameter> parameters, BiFunction<Who, Call, Outcome> work) {
        return desk.tool(name, description, Effect.READ, Audience.STAFF, parameters, work);
    }

    private static List<Parameter> with(Parameter... more) {
        List<Parameter> all = new ArrayList<>(TIMES);
        all.addAll(List.of(more));
        return all;
    }

    private static Parameter by(String... groups) {
        return Parameter.choice("group_by", List.of(groups), "One figure for each");
    }

    private Outcome overview(Who who, Call call) {
        Period period = period(who, call);
        Period compared = call.arguments().text("compare").orElse("previous").equals("previous")
                ? period.previous()
                : period.yearAgo();
        return FigureTold.overview(period, compared, statistics.of(who, period, compared));
    }

    private Outcome conversion(Who who, Call call) {
        Period period = period(who, call);
        return FigureTold.conversion(period, figures.conversion(who, period, by(call)));
    }

    private Outcome wins(Who who, Call call) {
        Period period = period(who, call);
        return FigureTold.wins(period, figures.wins(who, period, pipeline(call), by(call)));
    }

    private Outcome revenue(Who who, Call call) {
        Period period = period(who, call);
        return FigureTold.revenue(period, figures.revenue(who, period, by(call)));
    }

    private Outcome worth(Who who, Call call) {
        return FigureTold.worth(figures.pipelineValue(who, pipeline(call), by(call)));
    }

    private Outcome funnel(Who who, Call call) {
        Period period = period(who, call);
        return FigureTold.funnel(period, figures.funnel(who, period, pipeline(call)));
    }

    private Outcome performance(Who who, Call call) {
        Period period = period(who, call);
        return FigureTold.performance(period, performances.of(who, period, pipeline(call)));
    }

    private Period period(Who who, Call call) {
        String from = call.arguments().has("from") ? "custom" : "this_month";
        return figures.period(
                who,
                call.arguments().text("period").orElse(from),
                call.arguments().date("from").orElse(null),
                call.arguments().date("to").orElse(null));
    }

    private static By by(Call call) {
        return call.arguments()
                .text("group_by")
                .map(word -> By.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(By.NOTHING);
    }

    private static @Nullable Long pipeline(Call call) {
        return call.arguments().number("pipeline_id").orElse(null);
    }
}
