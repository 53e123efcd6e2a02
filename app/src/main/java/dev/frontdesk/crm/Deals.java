package dev.frontdesk.crm;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of deals: between open stages of their pipeline, to won or lost, and, by a vendor, back. Won closes with
 * probability 100; lost says why and has probability 0.
 */
@Component
class Deals {

    private final Records records;
    private final Pipelines pipelines;
    private final Clock clock;

    Deals(Records records, Pipelines pipelines, Clock clock) {
        this.records = records;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** @param stage null: the first */
    Entry create(Who who, Map<String, ? extends @Nullable Object> said, @Nullable String stage) {
        return create(who, said, null, stage);
    }

    /** @param in null: the usual pipeline */
    Entry create(Who who, Map<String, ? extends @Nullable Object> said, @Nullable Long in, @Nullable String stage) {
        who.require(Entity.DEAL, Action.CREATE);
        Pipeline pipeline = in == null ? pipelines.usual(who.organization()) : pipelines.get(who.organization(), in);
        Stage at = stage == null ? pipeline.first(Stage.Kind.OPEN) : Pipelines.stage(pipeline, stage);
        if (at.kind() != Stage.Kind.OPEN) {
            throw Refusal.transition("new", open(pipeline));
        }
        return records.create(who, Entity.DEAL, said, start(at));
    }

    /** Of a new deal. */
    static Map<String, Object> start(Pipeline pipeline) {
        return start(pipeline.first(Stage.Kind.OPEN));
    }

    private static Map<String, Object> start(Stage at) {
        return Map.of(
                "pipeline_id", at.pipeline(), "stage_id", at.id(), "state", "open", "probability", at.probability());
    }

    Entry move(Who who, String deal, String stage, @Nullable String reason, @Nullable Long version) {
        return records.change(who, Entity.DEAL, deal, Action.UPDATE, version, before -> {
            Pipeline pipeline = pipelines.get(who.organization(), number(before));
            return towards(who, before, Pipelines.stage(pipeline, stage), reason, null);
        });
    }

    Entry close(Who who, String deal, Stage.Kind kind, @Nullable String reason, @Nullable LocalDate day) {
        return records.change(who, Entity.DEAL, deal, Action.UPDATE, null, before -> {
            Pipeline pipeline = pipelines.get(who.organization(), number(before));
            return towards(who, before, pipeline.first(kind), reason, day);
        });
    }

    Entry reopen(Who who, String deal) {
        return records.change(who, Entity.DEAL, deal, Action.REOPEN, null, before -> {
            Pipeline pipeline = pipelines.get(who.organization(), number(before));
            if (before.state().equals("open")) {
                throw Refusal.transition("open", open(pipeline));
            }
            return place(pipeline.first(Stage.Kind.OPEN), null, null);
        });
    }

    private Map<String, @Nullable Object> towards(
            Who who, Entry before, Stage to, @Nullable String reason, @Nullable LocalDate day) {
        if (!before.state().equals("open")) {
            throw Refusal.transition(before.state(), List.of());
        }
        if (to.kind() == Stage.Kind.LOST && (reason == null || reason.isBlank())) {
            throw Refusal.invalid("reason", List.of(), "crm.refused.reason");
        }
        return switch (to.kind()) {
            case OPEN -> place(to, null, null);
            case WON -> place(to, day == null ? today(who) : day, null);
            case LOST -> place(to, day == null ? today(who) : day, reason);
        };
    }

    private LocalDate today(Who who) {
        return LocalDate.ofInstant(clock.instant(), records.zone(who));
    }

    private static Map<String, @Nullable Object> place(
            Stage stage, @Nullable LocalDate closed, @Nullable String reason) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("stage_id", stage.id());
        values.put("state", stage.kind().word());
        values.put("probability", stage.probability());
        values.put("actual_close_date", closed);
        values.put("lost_reason", reason);
        return values;
    }

    private static long number(Entry deal) {
        Long pipeline = deal.number("pipeline_id");
        return pipeline == null ? 0 : pipeline;
    }

    private static List<String> open(Pipeline pipeline) {
        return pipeline.stages().stream()
                .filter(stage -> stage.kind() == Stage.Kind.OPEN)
                .map(Stage::code)
                .toList();
    }
}
