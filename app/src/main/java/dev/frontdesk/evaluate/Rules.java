package dev.frontdesk.evaluate;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import dev.frontdesk.project.PublishGate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many of the questions must pass before a version is published. */
@Component
class Rules implements PublishGate {

    private final RunStore store;
    private final Projects projects;
    private final Tenancy tenancy;
    private final Audit audit;

    Rules(RunStore store, Projects projects, Tenancy tenancy, Audit audit) {
        this.store = store;
        this.projects = projects;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** Per cent; empty: nothing is asked for. */
    Optional<Integer> passRate(Caller caller, ProjectId project) {
        caller.requireConverse();
        projects.draft(caller.organization(), project);
        return tenancy.read(caller.organization(), () -> store.rule(caller.organization(), project));
    }

    void put(Caller caller, ProjectId project, @Nullable Integer passRate) {
        caller.requireConfigure(project);
        projects.draft(caller.organization(), project);
        if (passRate != null && (passRate < 1 || passRate > 100)) {
            throw new Problem.Invalid("passRateMin", QuestionBody.say("rate"));
        }
        tenancy.run(caller.organization(), () -> {
            store.putRule(caller.organization(), project, passRate);
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "evaluation.rule_changed")
                            .about("project", project)
                            .with("passRateMin", passRate == null ? 0 : passRate));
        });
    }

    @Override
    public Optional<String> refusal(OrganizationId organization, ProjectId project, int version) {
        return tenancy.read(organization, () -> {
            Optional<Integer> rule = store.rule(organization, project);
            if (rule.isEmpty()) {
                return Optional.<String>empty();
            }
            Optional<Run> run = store.lastDone(organization, project, version);
            if (run.isEmpty()) {
                return Optional.of(QuestionBody.say("not-run", version));
            }
            return run.get().passRate() >= rule.get()
                    ? Optional.<String>empty()
                    : Optional.of(QuestionBody.say(
                            "failed", run.get().passed(), run.get().total(), rule.get()));
        });
    }
}
