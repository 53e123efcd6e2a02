package dev.frontdesk.platform;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Background work of a module, declared as a bean. One node of all runs it at a time, on a virtual thread. A node that
 * dies in the middle is noticed within minutes and the job is run again, so it must bear being repeated.
 *
 * @param name unique, lower case with hyphens, e.g. {@code connection-health}
 * @param schedule null: only when somebody asks for it
 * @param work what it throws becomes the failure that people read: what is wrong and what to do, without secrets
 */
public record Job(String name, @Nullable Schedule schedule, String rhythm, Work work) {

    /** One run of a job. */
    public interface Work {
        void run() throws Exception;
    }

    /** First run at start, then {@code pause} after the end of each. */
    public static Job every(Duration pause, String name, Work work) {
        return new Job(name, Schedules.fixedDelay(pause), "every " + pause, work);
    }

    public static Job daily(LocalTime utc, String name, Work work) {
        return new Job(name, Schedules.daily(ZoneOffset.UTC, utc), "daily at " + utc + " UTC", work);
    }

    public static Job onDemand(String name, Work work) {
        return new Job(name, null, "on demand", work);
    }
}
