package dev.frontdesk.evaluate;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Versions;
import dev.frontdesk.project.Versions.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts, shows and cancels runs. */
@Service
class Runs {

    private static final int SHOWN_MAX = 50;
    private static final int CONVERSATIONS_MAX = 50;
    private static final Duration SILENT_MAX = Duration.ofMinutes(10);

    private final RunStore store;
    private final Questions questions;
    private final Replays replays;
    private final Runner runner;
    private final Versions versions;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Runs(
            RunStore store,
            Questions questions,
            Replays replays,
            Runner runner,
            Versions versions,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.questions = questions;
        this.replays = replays;
        this.runner = runner;
        this.versions = versions;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All questions against a version.
     *
     * @param version {@code draft}, {@code published} or a number; null: the draft
     */
    Run ask(Caller caller, ProjectId project, @Nullable String version) {
        caller.requireConfigure(project);
        List<Item> items = new ArrayList<>();
        for (Question question : questions.list(caller, project)) {
            items.add(Item.of(items.size(), question));
        }
        int number = number(caller, project, version, "draft", "version");
        return begin(caller, project, "questions", number, null, items, "text");
    }

    /**
     * Two versions over what customers wrote in the newest conversations.
     *
     * @param count of conversations
     */
    Run compare(Caller caller, ProjectId project, @Nullable String version, @Nullable String other, int count) {
        caller.requireConfigure(project);
        int one = number(caller, project, version, "published", "version");
        int two = number(caller, project, other, "draft", "otherVersion");
        if (one == two) {
            throw new Problem.Invalid("otherVersion", QuestionBody.say("same"));
        }
        if (count < 1 || count > CONVERSATIONS_MAX) {
            throw new Problem.Invalid("conversations", QuestionBody.say("conversations", CONVERSATIONS_MAX));
        }
        return begin(caller, project, "conversations", one, two, replays.of(caller, project, count), "conversations");
    }

    private int number(Caller caller, ProjectId project, @Nullable String wanted, String otherwise, String field) {
        String version = wanted == null || wanted.isBlank() ? otherwise : wanted.strip();
        Standing standing = versions.standing(caller.organization(), project);
        if (version.equals("draft")) {
            return standing.newest();
        }
        if (version.equals("published")) {
            return standing.published();
        }
        if (!version.matches("\\d{1,9}") || Integer.parseInt(version) > standing.newest()) {
            throw new Problem.Invalid(field, QuestionBody.say("version"));
        }
        return Integer.parseInt(version);
    }

    private Run begin(
            Caller caller,
            ProjectId project,
            String kind,
            int version,
            @Nullable Integer other,
            List<Item> items,
            String field) {
        if (items.isEmpty()) {
            throw new Problem.Invalid(field, QuestionBody.say(kind.equals("questions") ? "none" : "none-stored"));
        }
        Map<Integer, Project> settings = new LinkedHashMap<>();
        settings.put(version, versions.at(caller.organization(), project, version));
        if (other != null) {
            settings.put(other, versions.at(caller.organization(), project, other));
        }
        Instant now = clock.instant();
        Run run = new Run(
                Ids.next(),
                kind,
                version,
                other,
                "running",
                null,
                items.size() * settings.size(),
                0,
                0,
                0,
                0,
                null,
                null,
                caller.name(),
                now,
                null);
        tenancy.run(caller.organization(), () -> {
            store.giveUp(caller.organization(), project, now.minus(SILENT_MAX), now);
            if (!store.begin(caller.organization(), project, run)) {
                throw new Problem.Conflict("Already running", "Wait for the run of this project to end, or cancel it.");
            }
            record(caller, project, "evaluation.started", run.id());
        });
        runner.start(caller, run, settings, items);
        return run;
    }

    private void record(Caller caller, ProjectId project, String action, UUID run) {
        audit.record(
                caller.organization(),
                AuditEntry.of(caller.actor(), action).about("project", project).with("run", run.toString()));
    }

    /** Newest first. */
    List<Run> list(Caller caller, ProjectId project) {
        caller.requireConverse();
        versions.standing(caller.organization(), project);
        Instant now = clock.instant();
        return tenancy.write(caller.organization(), () -> {
            store.giveUp(caller.organization(), project, now.minus(SILENT_MAX), now);
            return store.list(caller.organization(), project, SHOWN_MAX);
        });
    }

    Run find(Caller caller, ProjectId project, UUID run) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> store.find(caller.organization(), project, run))
                .orElseThrow(() -> new Problem.Missing("run", run));
    }

    List<Run.Result> results(Caller caller, ProjectId project, UUID run) {
        find(caller, project, run);
        return tenancy.read(caller.organization(), () -> store.results(caller.organization(), run));
    }

    /** What is being asked at this moment still ends, and is not kept. */
    Run cancel(Caller caller, ProjectId project, UUID run) {
        caller.requireConfigure(project);
        find(caller, project, run);
        tenancy.run(caller.organization(), () -> {
            if (store.end(caller.organization(), run, "cancelled", null, clock.instant())) {
                record(caller, project, "evaluation.cancelled", run);
            }
        });
        return find(caller, project, run);
    }

    void delete(Caller caller, ProjectId project, UUID run) {
        caller.requireConfigure(project);
        find(caller, project, run);
        tenancy.run(caller.organization(), () -> {
            if (!store.delete(caller.organization(), project, run)) {
                throw new Problem.Conflict("Still running", "Cancel the run first.");
            }
            record(caller, project, "evaluation.removed", run);
        });
    }
}
