package dev.frontdesk.panel;

import dev.frontdesk.platform.Jobs;
import java.util.List;

/** The page of one background job: how its runs of the last week went. */
public record JobHistory(JobList.Item item, List<Run> runs) {

    /** @param took how long, in words */
    public record Run(Jobs.Run run, String took) {}

    static JobHistory of(Page page, Jobs.State job, List<Jobs.Run> runs) {
        return new JobHistory(
                JobList.item(page, job, false),
                runs.stream()
                        .map(run -> new Run(run, JobList.took(page, run.durationMillis())))
                        .toList());
    }
}
