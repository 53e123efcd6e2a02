package dev.frontdesk.organization;

import dev.frontdesk.platform.Jobs;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Background jobs, which belong to the installation: vendors see them and may hurry them along. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    record JobList(List<Jobs.State> items, @Nullable String nextCursor) {}

    @Operation(summary = "List background jobs with their last and next run")
    @GetMapping
    JobList list(Caller caller) {
        caller.requireAdminister();
        return new JobList(jobs.states(), null);
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
