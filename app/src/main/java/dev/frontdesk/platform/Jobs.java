package dev.frontdesk.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the jobs that modules declare, begins when everything else is up, and stops first. */
@Component
public class Jobs implements SmartLifecycle {

    /**
     * How a job stands.
     *
     * @param nextRunAt null: when somebody asks for it
     * @param lastRun null: it has not run yet
     */
    public record State(
            String name,
            String schedule,
            boolean running,
            @Nullable Instant nextRunAt,
            @Nullable Run lastRun) {}

    /** @param failure null: it succeeded */
    public record Run(
            Instant startedAt,
            long durationMillis,
            @Nullable String failure) {}

    /** What came of asking for a run. */
    public enum Asked {
        STARTED,
        ALREADY_RUNNING,
        UNKNOWN
    }

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final int AT_ONCE = 10;
    private static final int TRIES = 3;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String ON_DEMAND = "now";

    private final Map<String, Job> jobs = new TreeMap<>();
    private final Map<String, OneTimeTask<Void>> onDemand = new TreeMap<>();
    private final JobRuns runs;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean running;

    Jobs(List<Job> jobs, JobRuns runs, DataSource dataSource, Clock clock) {
        this.runs = runs;
        this.clock = clock;
        List<Task<?>> known = new ArrayList<>();
        List<RecurringTask<Void>> recurring = new ArrayList<>();
        for (Job job : jobs) {
            if (this.jobs.put(job.name(), job) != null) {
                throw new IllegalArgumentException("Two jobs are called " + job.name());
            }
            if (job.schedule() != null) {
                recurring.add(Tasks.recurring(job.name(), job.schedule()).execute((instance, context) -> perform(job)));
            } else {
                OneTimeTask<Void> task = Tasks.oneTime(job.name()).execute((instance, context) -> perform(job));
                onDemand.put(job.name(), task);
                known.add(task);
            }
        }
        this.scheduler = Scheduler.create(dataSource, known)
                .startTasks(recurring)
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .enableImmediateExecution()
                .alwaysPersistTimestampInUTC()
                .shutdownMaxWait(STOP)
                .clock(clock::instant)
                .build();
    }

    /** All jobs by name. */
    public List<State> states() {
        Map<String, State> stored = runs.states();
        return jobs.values().stream()
                .map(job -> {
                    State state = stored.get(job.name());
                    return state == null
                            ? new State(job.name(), job.rhythm(), false, null, null)
                            : new State(job.name(), job.rhythm(), state.running(), state.nextRunAt(), state.lastRun());
                })
                .toList();
    }

    /** How one job stands; empty: there is none of that name. */
    public Optional<State> state(String name) {
        return states().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /** Newest first, of the last week. */
    public List<Run> runs(String name, int limit) {
        return runs.latest(name, limit);
    }

    public boolean isOnDemand(String name) {
        return onDemand.containsKey(name);
    }

    /** Runs a job now, on whichever node is free. */
    public Asked run(String name) {
        Job job = jobs.get(name);
        if (job == null) {
            return Asked.UNKNOWN;
        }
        OneTimeTask<Void> task = onDemand.get(name);
        if (task != null) {
            return scheduler.scheduleIfNotExists(task.instance(ON_DEMAND), clock.instant())
                    ? Asked.STARTED
                    : Asked.ALREADY_RUNNING;
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                scheduler.reschedule(TaskInstanceId.of(name, RecurringTask.INSTANCE), clock.instant());
                return Asked.STARTED;
            } catch (TaskInstanceCurrentlyExecutingException e) {
                return Asked.ALREADY_RUNNING;
            } catch (ExecutionException e) {
                // It began, ended or was asked for between our look at it and our write.
                log.debug("job_changed_meanwhile", e);
            }
        }
        return Asked.ALREADY_RUNNING;
    }

    // A failure is kept for people to read; the schedule goes on.
    @SuppressWarnings("CatchingUnchecked")
    private void perform(Job job) {
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        String failure = null;
        try {
            job.work().run();
        } catch (Exception e) {
            failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            log.atError().addKeyValue("job", job.name()).setCause(e).log("job_failed");
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        log.atDebug()
                .addKeyValue("job", job.name())
                .addKeyValue("millis", millis)
                .log("job_done");
        runs.record(job.name(), new Run(startedAt, millis, failure));
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, which is up before. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
