package dev.frontdesk.crm;

import java.util.List;

/** The way of a deal, stage by stage. */
public record Pipeline(long id, String name, boolean usual, List<Stage> stages) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    Stage first(Stage.Kind kind) {
        return stages.stream()
                .filter(stage -> stage.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Pipeline " + id + " has no stage for " + kind));
    }
}
