package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.load.Lines;
import dev.frontdesk.bench.load.Schedule;
import dev.frontdesk.bench.load.Shot;
import dev.frontdesk.bench.program.Memory;
import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of turns that wait for a slow model at the same time. If one waited for another's model, it would be late by
 * a whole wait; so nobody may be later than that.
 */
public final class Waiting implements Section {

    private static final Duration MODEL = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 256;

    /** Within which all write: less than the model takes, so that all wait together at its end. */
    private static final double ALL_WRITE_WITHIN = 2.8;

    @Override
    public void run(Run run) {
        int people = run.size(5_000, 1_000);
        try (Scene scene = Scene.open(run, "waiting", 200, people)) {
            measure(run, scene, people, "the provider's own address", Optional.empty());
            measure(
                    run,
                    scene,
                    people,
                    "an address typed by a user",
                    Optional.of(scene.sandbox().url() + "/openai/v1"));
        }
    }

    /** @param address of the model; the product goes another way to those that users type */
    private static void measure(Run run, Scene scene, int people, String where, Optional<String> address) {
        run.report().progress("  the model is at " + where);
        choose(scene, address);
        slow(scene, 0);
        // Once without the wait: what is measured is the waiting, not the compiler's first minute.
        ask(scene, people, Duration.ofSeconds(run.size(20, 6)));
        scene.settle();
        slow(scene, MODEL.toMillis());
        Outcome outcome = ask(scene, people, Duration.ofMillis((long) (ALL_WRITE_WITHIN * 1_000)));
        report(run, people, where, outcome);
        long heap = Memory.ofCollected(scene.product().pid()).heapBytes();
        run.report().info("  live heap afterwards, of 1,024 MB", Number.with(heap >> 20, "MB"), "");
    }

    private static void choose(Scene scene, Optional<String> address) {
        Map<String, Object> model = new HashMap<>();
        model.put("provider", "openai");
        model.put("model", "sandbox-chat");
        address.ifPresent(typed -> model.put("baseUrl", typed));
        JsonNode account = scene.sandbox().rest().post("/control/openai/accounts", Map.of());
        model.put("apiKey", account.path("apiKey").asString());
        scene.product().rest().put("/api/v1/projects/" + scene.project() + "/model", model);
    }

    private static void slow(Scene scene, long delayMillis) {
        scene.sandbox()
                .rest()
                .put(
                        "/control/openai/script",
                        List.of(Map.of("text", "We are open until eight.", "delayMs", delayMillis)));
    }

    private record Outcome(int written, long refused, Latencies sent, double mostAtOnce) {}

    /** Everybody writes once. */
    private static Outcome ask(Scene scene, int people, Duration within) {
        Replies replies = scene.replies();
        Latencies sent = replies.record();
        long before = replies.answered();
        LongAdder refused = new LongAdder();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        try (Lines lines = new Lines(scene.product().address(), CONNECTIONS, (same, shot, status, nanos) -> {
            if (status != 200) {
                refused.increment();
            }
        })) {
            double rate = people / (within.toMillis() / 1e3);
            new Schedule(rate, 13).run(within.plusSeconds(1), due -> {
                int person = next.get();
                if (person < people) {
                    next.incrementAndGet();
                    replies.expect(person, due);
                    lines.fire(new Shot(person, due, scene.crowd().post(person, "Until when are you open?")));
                    mostAtOnce.accumulateAndGet((int) (next.get() - (replies.answered() - before)), Math::max);
                }
            });
            Pause.cameTrue(Duration.ofSeconds(60), () -> sent.count() >= next.get());
        }
        return new Outcome(next.get(), refused.sum(), sent, mostAtOnce.get());
    }

    private static void report(Run run, int people, String where, Outcome outcome) {
        Latencies sent = outcome.sent();
        Report report = run.report();
        report.atLeast("turns that waited at once for " + where, outcome.mostAtOnce(), people, "", "");
        report.judged(
                "  answered, refused",
                sent.count() + ", " + outcome.refused(),
                Number.of(people) + ", 0",
                "",
                sent.count() == people && outcome.refused() == 0);
        report.info("  webhook to sent, 3 s of model in it", sent.toString(), "");
        double latest = sent.millis(100) - MODEL.toMillis();
        report.judged(
                "  the latest beyond its own 3 s",
                Number.with(latest, "ms"),
                "< 3,000 ms",
                "",
                sent.count() > 0 && latest < MODEL.toMillis());
    }
}
