package dev.frontdesk.crm;

import dev.frontdesk.panel.Page;
import dev.frontdesk.platform.Tenancy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the deals of the usual pipeline out by stage. */
@Component
class Boards {

    private static final int CARDS_MAX = 20;

    private final Records records;
    private final Pipelines pipelines;
    private final StageTotals totals;
    private final Tenancy tenancy;
    private final Clock clock;

    Boards(Records records, Pipelines pipelines, StageTotals totals, Tenancy tenancy, Clock clock) {
        this.records = records;
        this.pipelines = pipelines;
        this.totals = totals;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Board of(Page page, Who who, @Nullable Long focus) {
        who.require(Entity.DEAL, Action.READ);
        List<Stage> stages = pipelines.usual(who.organization()).stages();
        Map<Long, List<StageTotals.Total>> sums =
                tenancy.read(who.organization(), () -> totals.byStage(who.organization()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), records.zone(who));
        return new Board(
                CrmTabs.of(page, who, Entity.DEAL),
                stages.stream()
                        .map(stage -> column(page, who, stages, stage, sums.getOrDefault(stage.id(), List.of()), today))
                        .toList(),
                Reach.create(who, Entity.DEAL),
                focus);
    }

    private Board.Column column(
            Page page, Who who, List<Stage> stages, Stage stage, List<StageTotals.Total> sums, LocalDate today) {
        List<Entry> shown = records.list(who, Entity.DEAL, Map.of("stage", stage.code()), null, CARDS_MAX, null)
                .items();
        long count = sums.stream().mapToLong(StageTotals.Total::deals).sum();
        return new Board.Column(
                stage.code(),
                StageNames.shown(stage),
                stage.kind().word(),
                count,
                sums.stream()
                        .filter(sum -> sum.value().signum() > 0)
                        .map(sum -> RecordWords.money(page, sum.value(), sum.currency()))
                        .toList(),
                shown.stream()
                        .map(deal -> card(page, who, stages, stage, deal, today))
                        .toList(),
                Math.max(0, count - shown.size()));
    }

    private static Board.Card card(Page page, Who who, List<Stage> stages, Stage at, Entry deal, LocalDate today) {
        boolean open = at.kind() == Stage.Kind.OPEN;
        boolean moves = open && Reach.covers(who, deal, Action.UPDATE);
        LocalDate due = deal.values().get("expected_close_date") instanceof LocalDate day ? day : null;
        BigDecimal value = deal.money("value");
        return new Board.Card(
                deal.id(),
                deal.version(),
                deal.name(),
                deal.text("customer_name").orElse(""),
                value.signum() == 0
                        ? ""
                        : RecordWords.money(page, value, deal.text("currency").orElse("")),
                due == null || !open ? "" : RecordWords.shortDay(page, due),
                open && due != null && due.isBefore(today),
                deal.text("assigned_name").orElse(""),
                moves
                        ? stages.stream()
                                .filter(stage -> stage.id() != at.id())
                                .map(Board.Target::of)
                                .toList()
                        : List.of(),
                moves ? beside(stages, at, -1) : null,
                moves ? beside(stages, at, 1) : null,
                !open && who.scope(Entity.DEAL, Action.REOPEN) != Scope.NONE);
    }

    /** Lost needs a reason and is no neighbour. */
    private static Board.@Nullable Target beside(List<Stage> stages, Stage at, int step) {
        int index = stages.indexOf(at) + step;
        return index < 0 || index >= stages.size() || stages.get(index).kind() == Stage.Kind.LOST
                ? null
                : Board.Target.of(stages.get(index));
    }
}
