package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Memory;
import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Sandbox;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.util.ArrayList;
import java.util.List;

/** How long the built program takes to come up when it has run before, and what it holds while nothing happens. */
public final class StartUp implements Section {

    private static final double START_SECONDS_MAX = 6;
    private static final double IDLE_MB_MAX = 350;

    @Override
    public void run(Run run) {
        List<Double> seconds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(run.place())) {
            Product.Start start = Product.Start.of(run.place(), "startup")
                    .with("FRONTDESK_SANDBOX", "on")
                    .with("FRONTDESK_SANDBOX_PORT", Integer.toString(sandbox.port()));
            double first = observe(start, run.size(20, 10), new ArrayList<>());
            for (int i = 0; i < run.size(5, 2); i++) {
                seconds.add(observe(start, run.size(20, 5), megabytes));
            }
            Report report = run.report();
            report.info("first start, database made", Number.with(first, "s"), "");
            report.atMost(
                    "second start to readiness, median",
                    median(seconds),
                    START_SECONDS_MAX,
                    "s",
                    Number.times(
                            median(seconds) * 1e3, run.limits().plainStart().toMillis(), "plain server"));
            report.atMost(
                    "resident when idle, median",
                    median(megabytes),
                    IDLE_MB_MAX,
                    "MB",
                    Number.times(median(megabytes), run.limits().plainResidentBytes() >> 20, "plain server"));
        }
    }

    /** Starts it, leaves it alone for a while, looks and stops it. */
    private static double observe(Product.Start start, int idleSeconds, List<Double> megabytes) {
        try (Product product = start.now()) {
            Pause.millis(idleSeconds * 1_000L);
            megabytes.add((double) (Memory.resident(product.pid()) >> 20));
            return product.startUp().toMillis() / 1e3;
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
