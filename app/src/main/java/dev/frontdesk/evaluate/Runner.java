package dev.frontdesk.evaluate;

import dev.frontdesk.assistant.Rehearsing;
import dev.frontdesk.assistant.Rehearsing.Played;
import dev.frontdesk.conversation.Steps;
import dev.frontdesk.conversation.TurnRunner.Source;
import dev.frontdesk.evaluate.Judge.Reason;
import dev.frontdesk.evaluate.Run.Result;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks in the background: few at a time, each within a time, all within another; stops when it is cancelled. */
@Component
class Runner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int RUNS_AT_ONCE = 2;
    private static final int ASKED_AT_ONCE = 4;
    private static final Duration ANSWER_MAX = Duration.ofMinutes(3);
    private static final Duration RUN_MAX = Duration.ofMinutes(30);
    private static final int ANSWER_LENGTH_MAX = 8_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore runs = new Semaphore(RUNS_AT_ONCE, true);
    private final RunStore store;
    private final Rehearsing rehearsing;
    private final Judge judge;
    private final Tenancy tenancy;
    private final Clock clock;

    Runner(RunStore store, Rehearsing rehearsing, JsonMapper json, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.rehearsing = rehearsing;
        this.judge = new Judge(json);
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @param settings by their version */
    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is written down
    void start(Caller caller, Run run, Map<Integer, Project> settings, List<Item> items) {
        threads.submit(() -> {
            try {
                runs.acquire();
                try {
                    all(caller, run, settings, items);
                } finally {
                    runs.release();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException defect) {
                LOG.atError().addKeyValue("run", run.id()).setCause(defect).log("evaluation_failed");
                end(caller, run, "failed", "Something broke on our side; the log says more. Start it again.");
            }
        });
    }

    private void all(Caller caller, Run run, Map<Integer, Project> settings, List<Item> items)
            throws InterruptedException {
        long end = System.nanoTime() + RUN_MAX.toNanos();
        Semaphore places = new Semaphore(ASKED_AT_ONCE);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<Future<?>> asked = new ArrayList<>();
        for (Item item : items) {
            for (Map.Entry<Integer, Project> each : settings.entrySet()) {
                boolean inTime = places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!inTime || !goesOn.get()) {
                    asked.forEach(one -> one.cancel(true));
                    end(caller, run, "failed", "It took more than " + RUN_MAX.toMinutes() + " minutes.");
                    return;
                }
                asked.add(threads.submit(() -> {
                    try {
                        if (goesOn.get() && !one(caller, run, item, each.getKey(), each.getValue())) {
                            goesOn.set(false);
                        }
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        places.acquire(ASKED_AT_ONCE);
        end(caller, run, "done", null);
    }

    /** Changes nothing where it ended already, cancelled for example. */
    private void end(Caller caller, Run run, String status, @Nullable String problem) {
        tenancy.run(
                caller.organization(),
                () -> store.end(caller.organization(), run.id(), status, problem, clock.instant()));
    }

    private boolean one(Caller caller, Run run, Item item, int version, Project project) {
        long since = System.nanoTime();
        Future<Played> playing = threads.submit(() ->
                rehearsing.play(project, item.asStaff() ? caller : null, item.agent(), item.before(), item.text()));
        @Nullable Played played = null;
        Reason failure = new Reason("broken", "");
        try {
            played = playing.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            playing.cancel(true);
            failure = new Reason("late", "");
        } catch (InterruptedException stopping) {
            playing.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException defect) {
            LOG.atError()
                    .addKeyValue("run", run.id())
                    .setCause(defect.getCause())
                    .log("evaluation_answer_failed");
        }
        long millis = Duration.ofNanos(System.nanoTime() - since).toMillis();
        Steps steps = played == null ? null : played.reply().steps();
        Steps.Cost cost = steps == null ? null : steps.cost();
        Result result = result(item, version, played, failure, millis);
        return tenancy.write(
                caller.organization(),
                () -> store.add(
                        caller.organization(),
                        run.id(),
                        result,
                        cost == null ? null : cost.amount(),
                        cost == null ? null : cost.currency(),
                        clock.instant()));
    }

    private Result result(Item item, int version, @Nullable Played played, Reason failure, long millis) {
        Question question = item.question();
        Expected expected = question == null ? Expected.NOTHING : question.expected();
        List<Reason> reasons = played == null ? List.of(failure) : judge.reasons(expected, played);
        Steps steps = played == null ? null : played.reply().steps();
        return new Result(
                item.ordinal(),
                version,
                question == null ? null : question.id(),
                item.conversation(),
                clean(item.text()),
                item.storedAnswer(),
                played == null ? "" : clean(played.reply().markdown()),
                question == null ? null : reasons.isEmpty(),
                reasons,
                played == null
                        ? List.of()
                        : played.reply().sources().stream()
                                .map(Source::title)
                                .distinct()
                                .toList(),
                played == null ? List.of() : played.calls(),
                millis,
                steps == null
                        ? 0
                        : steps.rounds().stream()
                                .mapToInt(Steps.Round::inputTokens)
                                .sum(),
                steps == null
                        ? 0
                        : steps.rounds().stream()
                                .mapToInt(Steps.Round::outputTokens)
                                .sum());
    }

    private static String clean(String text) {
        String whole = text.replace("\0", "");
        return whole.length() <= ANSWER_LENGTH_MAX ? whole : whole.substring(0, ANSWER_LENGTH_MAX) + "…";
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
