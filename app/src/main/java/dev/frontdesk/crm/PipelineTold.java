package dev.frontdesk.crm;

import dev.frontdesk.tool.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What tools answer about pipelines. */
final class PipelineTold {

    private PipelineTold() {}

    static Outcome list(List<Pipeline> pipelines) {
        String text = pipelines.stream()
                .map(pipeline -> "- #" + pipeline.id() + " " + Told.safe(pipeline.name()) + ": "
                        + pipeline.stages().stream()
                                .map(stage -> Told.safe(StageNames.shown(stage)) + " " + stage.probability() + " %")
                                .collect(Collectors.joining(" → ")))
                .collect(Collectors.joining("\n"));
        return new Outcome.Done(
                Map.of("items", pipelines.stream().map(PipelineTold::shown).toList()), text);
    }

    private static Map<String, Object> shown(Pipeline pipeline) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pipeline_id", pipeline.id());
        shown.put("name", pipeline.name());
        shown.put("is_default", pipeline.usual());
        shown.put("stages", pipeline.stages().stream().map(PipelineTold::shown).toList());
        return shown;
    }

    private static Map<String, Object> shown(Stage stage) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("stage_id", stage.id());
        shown.put("code", stage.code());
        shown.put("name", StageNames.shown(stage));
        shown.put("order", stage.rank());
        shown.put("probability", stage.probability());
        shown.put("kind", stage.kind().word());
        return shown;
    }
}
