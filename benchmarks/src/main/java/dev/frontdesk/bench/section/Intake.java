package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * How many webhooks a second are stored and then answered 200. The judged figure is for messages of people whose
 * conversation a colleague has taken over: each is stored whole, decoded and shown, and no assistant thinks about it.
 * Beside it, news that nothing comes of: storing alone.
 */
public final class Intake implements Section {

    private static final double SHARE_OF_PLAIN = 0.6;

    @Override
    public void run(Run run) {
        int people = run.size(1_000, 200);
        try (Scene scene = Scene.open(run, "intake", run.size(50, 20), people)) {
            takeOver(scene.product().rest(), people);
            Crowd crowd = scene.crowd();
            measure(run, scene, "stored, nothing to do", number -> crowd.idle(number % people), false);
            measure(
                    run,
                    scene,
                    "messages of conversations taken over",
                    number -> crowd.post(number % people, "And how much is delivery to the airport?"),
                    true);
        }
    }

    private static void takeOver(Rest product, int people) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = product.get("/api/v1/conversations?limit=200" + cursor);
            page.path("items")
                    .forEach(conversation -> ids.add(conversation.path("id").asString()));
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        if (ids.size() != people) {
            throw new IllegalStateException(people + " people wrote, and there are " + ids.size() + " conversations");
        }
        ids.forEach(id -> product.put("/api/v1/conversations/" + id + "/takeover", Map.of()));
    }

    private static void measure(Run run, Scene scene, String name, IntFunction<byte[]> posts, boolean judged) {
        Flood.of(scene.product().address(), posts).run(run.seconds(20, 5));
        scene.settle();
        Duration before = scene.product().processorTime();
        Flood.Rate rate = Flood.of(scene.product().address(), posts).run(run.seconds(30, 5));
        long ended = System.nanoTime();
        scene.settle();
        double backlogSeconds = Math.max(0, (System.nanoTime() - ended) / 1e9 - 2);
        double cpu = scene.product().processorTime().minus(before).toNanos() / 1e6 / rate.answered();
        if (rate.failed() > 0) {
            throw new IllegalStateException(rate.failed() + " webhooks were refused");
        }
        Report report = run.report();
        double plain = run.limits().plainPerSecond();
        String ratio = Number.share(rate.perSecond(), plain, "plain");
        if (judged) {
            report.atLeast(name, rate.perSecond(), SHARE_OF_PLAIN * plain, "/s", ratio);
            report.info("  worked off afterwards within", Number.with(backlogSeconds, "s"), "");
        } else {
            report.info(name, Number.with(rate.perSecond(), "/s"), ratio);
        }
        report.info(
                "  CPU of product and database",
                Number.with(cpu, "ms each"),
                Number.times(cpu, run.limits().plainCpuMillis(), "plain"));
    }
}
