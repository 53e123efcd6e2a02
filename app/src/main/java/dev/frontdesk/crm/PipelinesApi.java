package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ways of deals over REST. */
@RestController
@RequestMapping("/api/v1/crm/pipelines")
class PipelinesApi {

    /** @param kind {@code open}, {@code won} or {@code lost} */
    record StageView(long id, String code, String name, int probability, String kind) {

        static StageView of(Stage stage) {
            return new StageView(
                    stage.id(),
                    stage.code(),
                    stage.name(),
                    stage.probability(),
                    stage.kind().word());
        }
    }

    /** @param usual whether new deals begin there */
    record PipelineView(long id, String name, boolean usual, List<StageView> stages) {

        PipelineView {
            stages = List.copyOf(stages);
        }

        static PipelineView of(Pipeline pipeline) {
            return new PipelineView(
                    pipeline.id(),
                    pipeline.name(),
                    pipeline.usual(),
                    pipeline.stages().stream().map(StageView::of).toList());
        }
    }

    record All(List<PipelineView> items) {
        All {
            items = List.copyOf(items);
        }
    }

    private final Pipelines pipelines;
    private final Visits visits;

    PipelinesApi(Pipelines pipelines, Visits visits) {
        this.pipelines = pipelines;
        this.visits = visits;
    }

    @Operation(summary = "List pipelines with their stages, the usual one first")
    @GetMapping
    All list(Caller caller) {
        return visits.make(caller, who -> {
            who.require(Entity.DEAL, Action.READ);
            return new All(pipelines.list(who.organization()).stream()
                    .map(PipelineView::of)
                    .toList());
        });
    }
}
