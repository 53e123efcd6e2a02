package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Jobs;
import java.time.Duration;
import java.util.List;

/** The page of the background jobs. */
public record JobList(List<Item> items) {

    /** @param rhythm when it runs, in words */
    public record Item(Jobs.State job, String name, String rhythm, Tone tone, String state, boolean mayRun) {}

    static JobList of(Page page, Jobs jobs, Caller caller) {
        return new JobList(jobs.states().stream()
                .map(job -> new Item(
                        job,
                        page.sayOr("panel.job.name." + job.name(), job.name()),
                        rhythm(page, job.schedule()),
                        tone(job),
                        page.say("panel.job.state." + tone(job).id()),
                        caller.superAdmin() || !jobs.isOnDemand(job.name())))
                .toList());
    }

    private static Tone tone(Jobs.State job) {
        if (job.running()) {
            return Tone.BUSY;
        }
        Jobs.Run last = job.lastRun();
        return last == null ? Tone.QUIET : last.failure() == null ? Tone.GOOD : Tone.BAD;
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
