package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The page of the background jobs. */
public record JobList(List<Item> items) {

    /**
     * @param rhythm when it runs, in words
     * @param cure of the last failure; empty: it did not fail
     * @param took how long the last run took, in words; empty: it has not run
     */
    public record Item(
            Jobs.State job,
            String name,
            String rhythm,
            Tone tone,
            String state,
            String cure,
            String took,
            boolean mayRun) {}

    static JobList of(Page page, Jobs jobs, Caller caller) {
        return new JobList(jobs.states().stream()
                .map(job -> item(page, job, caller.superAdmin() || !jobs.isOnDemand(job.name())))
                .toList());
    }

    static Item item(Page page, Jobs.State job, boolean mayRun) {
        Jobs.Run last = job.lastRun();
        Tone tone = tone(page, job);
        return new Item(
                job,
                name(page, job),
                rhythm(page, job.schedule()),
                tone,
                page.say("panel.job.state." + (tone == Tone.BUSY && !job.running() ? "due" : tone.id())),
                last == null || last.failure() == null ? "" : JobCures.of(job.name(), page.phrases()),
                last == null ? "" : took(page, last.durationMillis()),
                mayRun);
    }

    static String name(Page page, Jobs.State job) {
        return page.sayOr("panel.job.name." + job.name(), job.name());
    }

    /** Something runs or is about to: the page looks again soon. */
    public boolean busy() {
        return items.stream().anyMatch(item -> item.tone() == Tone.BUSY);
    }

    private static Tone tone(Page page, Jobs.State job) {
        Instant next = job.nextRunAt();
        if (job.running() || next != null && !next.isAfter(page.begun())) {
            return Tone.BUSY;
        }
        Jobs.Run last = job.lastRun();
        return last == null ? Tone.QUIET : last.failure() == null ? Tone.GOOD : Tone.BAD;
    }

    static String took(Page page, long millis) {
        if (millis < 1_000) {
            return page.say("panel.job.took", millis);
        }
        long seconds = Math.round(millis / 1_000d);
        return seconds < 120
                ? page.say("panel.job.took.seconds", seconds)
                : page.say("panel.job.took.minutes", seconds / 60);
    }

    private static String rhythm(Page page, String schedule) {
        if (schedule.startsWith("every P")) {
            Duration pause = Duration.parse(schedule.substring("every ".length()));
            return pause.toMinutes() == 0
                    ? page.say("panel.job.every.seconds", pause.toSeconds())
                    : pause.toMinutes() < 120
                            ? page.say("panel.job.every.minutes", pause.toMinutes())
                            : page.say("panel.job.every.hours", pause.toHours());
        }
        return schedule.startsWith("daily at ")
                ? page.say("panel.job.daily", schedule.substring("daily at ".length()))
                : page.say("panel.job.on-demand");
    }
}
