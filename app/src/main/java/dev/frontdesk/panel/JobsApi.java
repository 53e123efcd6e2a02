package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Jobs;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Background jobs, which belong to the installation: vendors see them and may hurry them along. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {

    private static final String RUNS = "50";
    private static final int RUNS_MAX = 200;

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param nextRunAt null: when somebody asks for it */
    record JobView(
            String name,
            String schedule,
            boolean running,
            @Nullable Instant nextRunAt,
            @Nullable RunView lastRun) {}

    /**
     * @param failure null: it succeeded
     * @param cure what to do about the failure; null: nothing failed
     */
    record RunView(
            Instant startedAt,
            long durationMillis,
            @Nullable String failure,
            @Nullable String cure) {

        static RunView of(String job, Jobs.Run run) {
            return new RunView(
                    run.startedAt(),
                    run.durationMillis(),
                    run.failure(),
                    run.failure() == null ? null : JobCures.of(job, Words.here()));
        }
    }

    record JobViews(List<JobView> items, @Nullable String nextCursor) {}

    record RunViews(List<RunView> items, @Nullable String nextCursor) {}

    @Operation(summary = "List background jobs with their last and next run")
    @GetMapping
    JobViews list(Caller caller) {
        caller.requireAdminister();
        return new JobViews(jobs.states().stream().map(JobsApi::view).toList(), null);
    }

    private static JobView view(Jobs.State job) {
        Jobs.Run last = job.lastRun();
        return new JobView(
                job.name(),
                job.schedule(),
                job.running(),
                job.nextRunAt(),
                last == null ? null : RunView.of(job.name(), last));
    }

    /** Of the last week. */
    @Operation(summary = "List the runs of a job, newest first")
    @GetMapping("/{name}/runs")
    RunViews runs(Caller caller, @PathVariable String name, @RequestParam(defaultValue = RUNS) int limit) {
        caller.requireAdminister();
        if (jobs.state(name).isEmpty()) {
            throw new Problem.Missing("job", name);
        }
        return new RunViews(
                jobs.runs(name, Math.clamp(limit, 1, RUNS_MAX)).stream()
                        .map(run -> RunView.of(name, run))
                        .toList(),
                null);
    }

    /** Starts a run and does not wait for it. */
    @Operation(summary = "Start a run now and do not wait for it")
    @PostMapping("/{name}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void run(Caller caller, @PathVariable String name) {
        caller.requireAdminister();
        if (jobs.isOnDemand(name)) {
            caller.requireSuperAdmin();
        }
        switch (jobs.run(name)) {
            case STARTED -> {}
            case ALREADY_RUNNING ->
                throw new Problem.Conflict("Already running", "Wait for the run to end; GET /api/v1/jobs shows it.");
            case UNKNOWN -> throw new Problem.Missing("job", name);
        }
    }
}
