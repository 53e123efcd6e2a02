package dev.frontdesk.crm;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The pipelines of an organization; whoever asks first finds the usual one. */
@Component
class Pipelines {

    private record Step(String code, String name, int probability, Stage.Kind kind) {}

    private static final List<Step> USUAL = List.of(
            new Step("lead-in", "Lead in", 10, Stage.Kind.OPEN),
            new Step("qualified", "Qualified", 25, Stage.Kind.OPEN),
            new Step("proposal", "Proposal", 50, Stage.Kind.OPEN),
            new Step("negotiation", "Negotiation", 75, Stage.Kind.OPEN),
            new Step("closed-won", "Closed won", 100, Stage.Kind.WON),
            new Step("closed-lost", "Closed lost", 0, Stage.Kind.LOST));

    private final PipelineStore store;
    private final Numbers numbers;
    private final Tenancy tenancy;

    Pipelines(PipelineStore store, Numbers numbers, Tenancy tenancy) {
        this.store = store;
        this.numbers = numbers;
        this.tenancy = tenancy;
    }

    /** The usual one first. Not to be called inside a transaction that only reads. */
    List<Pipeline> list(OrganizationId organization) {
        List<Pipeline> found = tenancy.read(organization, () -> store.list(organization));
        return found.isEmpty() ? tenancy.write(organization, () -> begin(organization)) : found;
    }

    private List<Pipeline> begin(OrganizationId organization) {
        long id = numbers.next(organization, "pipeline");
        if (store.list(organization).isEmpty()) {
            List<Stage> stages = new ArrayList<>();
            for (Step step : USUAL) {
                stages.add(new Stage(
                        numbers.next(organization, "stage"),
                        id,
                        step.code(),
                        step.name(),
                        stages.size(),
                        step.probability(),
                        step.kind()));
            }
            store.insert(organization, new Pipeline(id, "Sales", true, stages));
        }
        return store.list(organization);
    }

    /** @throws Refusal unless there is such a pipeline */
    Pipeline get(OrganizationId organization, long id) {
        return list(organization).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("pipeline_id", List.of(), "crm.refused.pipeline", id));
    }

    Pipeline usual(OrganizationId organization) {
        return list(organization).getFirst();
    }

    /** The stage that somebody means. @throws Refusal with the list of stages */
    static Stage stage(Pipeline pipeline, String said) {
        return StageNames.find(pipeline.stages(), said)
                .orElseThrow(() -> Refusal.invalid(
                        "stage",
                        pipeline.stages().stream().map(Stage::code).toList(),
                        "crm.refused.stage",
                        said,
                        pipeline.stages().stream()
                                .map(stage -> StageNames.shown(stage).toLowerCase(Locale.ROOT))
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")));
    }
}
