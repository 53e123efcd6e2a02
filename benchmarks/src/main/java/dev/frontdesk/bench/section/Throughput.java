package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.load.Lines;
import dev.frontdesk.bench.load.Schedule;
import dev.frontdesk.bench.load.Shot;
import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * From webhook to sent reply with the built-in model, which answers at once: waits at fixed rates, then as many messages
 * as it keeps up with. First people greet and thank, which needs nothing but the way of a message; then they ask.
 * People write to 200 bots, so that neither pace, 30 a second of a bot nor one a second of a chat, holds anything back.
 */
public final class Throughput implements Section {

    private static final int CONNECTIONS = 128;
    private static final int UNDER_WAY = 800;
    private static final long SEED = 11;

    private static final double CPU_MILLIS_MAX = 0.9;
    private static final double RATE_MIN = 1_000;
    private static final double ANSWER_P99_MAX = 25;
    private static final double SENT_P99_MAX = 50;

    private static final List<String> SMALL_TALK = List.of(
            "Hello!",
            "Добрый день",
            "Доброго дня!",
            "Thank you very much",
            "Спасибо большое!",
            "Щиро дякую",
            "Good bye",
            "До свидания",
            "До побачення!");

    private final Questions questions = new Questions();
    private volatile IntFunction<String> texts = Throughput::smallTalk;

    @Override
    public void run(Run run) {
        try (Scene scene = Scene.open(run, "throughput", 200, run.size(20_000, 4_000))) {
            measure(run, scene, "", Throughput::smallTalk, 200, 500, 1_000);
            run.report().progress("  the same with ten documents, in which each message is looked up");
            questions.teach(scene.product().rest(), scene.project());
            measure(run, scene, ", looked up in 10 documents", questions::of, 200);
        }
    }

    private void measure(Run run, Scene scene, String how, IntFunction<String> texts, int... rates) {
        this.texts = texts;
        run.report().progress("  warming up");
        most(scene, run.seconds(40, 10));
        for (int rate : rates) {
            scene.settle();
            atRate(run, scene, rate, how);
        }
        scene.settle();
        Most most = most(scene, run.seconds(60, 10));
        Report report = run.report();
        report.atLeast(
                "most messages answered" + how,
                most.perSecond,
                RATE_MIN,
                "/s",
                Number.share(most.perSecond, run.limits().plainPerSecond(), "plain"));
        cpu(run, most.cpuMillis);
        report.info("  of it in the database", Number.with(most.databaseMillis, "ms each"), "");
        report.info("  the emulators beside it", Number.with(most.sandboxMillis, "ms each"), "");
    }

    private static void cpu(Run run, double millis) {
        run.report()
                .atMost(
                        "  CPU of product and database",
                        millis,
                        CPU_MILLIS_MAX,
                        "ms each",
                        Number.times(millis, run.limits().plainCpuMillis(), "plain"));
    }

    private void atRate(Run run, Scene scene, int rate, String how) {
        Latencies answers = new Latencies();
        Latencies sent = scene.replies().record();
        LongAdder refused = new LongAdder();
        AtomicInteger written = new AtomicInteger();
        Duration before = scene.product().processorTime();
        long begun = System.nanoTime();
        Duration duration = run.seconds(60, 8);
        try (Lines lines = new Lines(scene.product().address(), CONNECTIONS, (same, shot, status, nanos) -> {
            answers.record(nanos - shot.dueNanos());
            if (status != 200) {
                refused.increment();
            }
        })) {
            new Schedule(rate, SEED + rate)
                    .run(duration, due -> lines.fire(shot(scene, written.getAndIncrement(), due)));
            Pause.cameTrue(Duration.ofSeconds(30), () -> sent.count() >= written.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuMillis = scene.product().processorTime().minus(before).toNanos() / 1e6 / written.get();
        String name = " at " + Number.of(rate) + "/s" + how;
        waits(run, rate, name, answers, sent);
        long unanswered = written.get() - sent.count();
        if (unanswered + refused.sum() > 0) {
            run.report().judged("  not answered" + name, unanswered + ", refused " + refused.sum(), "0", "", false);
        }
        if (rate == RATE_MIN) {
            run.report().info("  answered while so many were written", Number.with(sent.count() / seconds, "/s"), "");
            cpu(run, cpuMillis);
        } else {
            run.report().info("  CPU of product and database", Number.with(cpuMillis, "ms each"), "");
        }
    }

    private static void waits(Run run, int rate, String name, Latencies answers, Latencies sent) {
        Latencies plain = run.limits().plainAt200();
        String ratio = Number.times(answers.millis(99), plain.millis(99), "plain's p99");
        Report report = run.report();
        if (rate == 200) {
            report.judged(
                    "webhook answered" + name,
                    answers.toString(),
                    "p99 ≤ 25 ms",
                    ratio,
                    answers.millis(99) <= ANSWER_P99_MAX);
            report.judged(
                    "webhook to sent" + name, sent.toString(), "p99 ≤ 50 ms", "", sent.millis(99) <= SENT_P99_MAX);
        } else {
            report.info("webhook answered" + name, answers.toString(), ratio);
            report.info("webhook to sent" + name, sent.toString(), "");
        }
    }

    /** CPU per answered message. */
    private record Most(double perSecond, double cpuMillis, double databaseMillis, double sandboxMillis) {}

    /** Keeps so many messages under way: whenever one is answered, the next person writes. */
    private Most most(Scene scene, Duration duration) {
        AtomicInteger written = new AtomicInteger();
        Replies replies = scene.replies();
        Latencies sent = replies.record();
        try (Lines lines = new Lines(scene.product().address(), CONNECTIONS, (same, shot, status, nanos) -> {})) {
            replies.whenAnswered(person -> lines.fire(shot(scene, written.getAndIncrement(), System.nanoTime())));
            for (int i = 0; i < UNDER_WAY; i++) {
                lines.fire(shot(scene, written.getAndIncrement(), System.nanoTime()));
            }
            Duration cpu = scene.product().processorTime();
            Duration database = scene.product().processorTimeOfDatabase();
            Duration sandbox = scene.sandbox().processorTime();
            long begun = System.nanoTime();
            long answered = replies.answered();
            Pause.of(duration);
            double count = replies.answered() - answered;
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpuMillis = scene.product().processorTime().minus(cpu).toNanos() / 1e6;
            double databaseMillis =
                    scene.product().processorTimeOfDatabase().minus(database).toNanos() / 1e6;
            double sandboxMillis =
                    scene.sandbox().processorTime().minus(sandbox).toNanos() / 1e6;
            replies.whenAnswered(person -> {});
            Pause.cameTrue(Duration.ofSeconds(30), () -> sent.count() >= written.get());
            return new Most(count / seconds, cpuMillis / count, databaseMillis / count, sandboxMillis / count);
        }
    }

    private static String smallTalk(int number) {
        return SMALL_TALK.get(number % SMALL_TALK.size());
    }

    private Shot shot(Scene scene, int number, long due) {
        int person = number % scene.crowd().size();
        scene.replies().expect(person, due);
        return new Shot(person, due, scene.crowd().post(person, texts.apply(number)));
    }
}
