package dev.frontdesk.evaluate;

import dev.frontdesk.panel.Field;
import java.util.List;
import java.util.UUID;

/**
 * A project's tab "Evaluate".
 *
 * @param compare fields of what to compare
 * @param rule the field of how many must pass
 */
public record EvaluateTab(
        UUID project,
        boolean mayConfigure,
        List<Question> questions,
        List<Run> runs,
        List<Field> compare,
        List<Field> rule) {

    public boolean busy() {
        return runs.stream().anyMatch(Run::running);
    }

    /** One run with its answers, those to the same thing together. */
    public record RunPage(UUID project, boolean mayConfigure, Run run, List<List<Run.Result>> answers) {}
}
