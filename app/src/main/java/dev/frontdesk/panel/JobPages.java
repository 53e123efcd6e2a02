package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Jobs;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The background jobs of the installation: when they ran, when they run next, why one failed. */
@Pages
@RequestMapping("/app/jobs")
class JobPages {

    private static final int RUNS_SHOWN = 50;

    private final Jobs jobs;
    private final Templates templates;

    JobPages(Jobs jobs, Templates templates) {
        this.jobs = jobs;
        this.templates = templates;
    }

    /** The whole page; for htmx, the list alone. */
    @GetMapping
    JteModel list(Page page, Caller caller) {
        caller.requireAdminister();
        JobList list = JobList.of(page, jobs, caller);
        return page.fragment() ? templates.panel_jobs(page, list) : templates.panelJobs(page, list);
    }

    @GetMapping("/{name}")
    JteModel show(Page page, Caller caller, @PathVariable String name) {
        caller.requireAdminister();
        Jobs.State job = jobs.state(name).orElseThrow(() -> new Problem.Missing("job", name));
        JobHistory history = JobHistory.of(page, job, jobs.runs(name, RUNS_SHOWN));
        return page.fragment() ? templates.panel_job(page, history) : templates.panelJob(page, history);
    }

    @PostMapping("/{name}/runs")
    Html run(Page page, Caller caller, @PathVariable String name) {
        caller.requireAdminister();
        if (jobs.isOnDemand(name)) {
            caller.requireSuperAdmin();
        }
        Jobs.Asked asked = jobs.run(name);
        if (asked == Jobs.Asked.UNKNOWN) {
            throw new Problem.Missing("job", name);
        }
        boolean started = asked == Jobs.Asked.STARTED;
        return Html.of(templates.panel_jobs(page, JobList.of(page, jobs, caller)))
                .toast(
                        started ? Tone.GOOD : Tone.WARN,
                        page.say(started ? "panel.job.started" : "panel.job.already-running"));
    }
}
