package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Memory;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Sandbox;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;

/**
 * What connected bots cost in memory: the difference that so many more make to a product that has connected some
 * already, so that code compiled and classes loaded for the first of them do not count.
 */
public final class Bots implements Section {

    private static final double WEBHOOK_MB_MAX = 100;
    private static final double POLLED_MB_MAX = 200;

    @Override
    public void run(Run run) {
        int webhooks = run.size(10_000, 500);
        int polled = run.size(1_000, 200);
        measure(run, "webhook bots", webhooks, WEBHOOK_MB_MAX * webhooks / 10_000, true);
        measure(run, "polled bots", polled, POLLED_MB_MAX * polled / 1_000, false);
    }

    private static void measure(Run run, String kind, int count, double megabytesMax, boolean reachable) {
        String name = "bots-" + (reachable ? "webhook" : "polled");
        int before = Math.max(100, count / 10);
        try (Sandbox sandbox = Sandbox.start(run.place())) {
            Product.Start start = Product.Start.of(run.place(), name).with(sandbox);
            try (Product product = reachable ? start.reachable().now() : start.now()) {
                Shops shops = new Shops(product.rest(), sandbox.rest());
                String project = shops.project("Bots");
                shops.run(project, shops.make(before));
                Memory some = Memory.ofCollected(product.pid());
                run.report().progress("  connecting " + count + " " + kind);
                shops.run(project, shops.make(count));
                Memory all = Memory.ofCollected(product.pid());
                report(run.report(), Number.of(count) + " " + kind, count, some, all, megabytesMax);
            }
        }
    }

    private static void report(Report report, String name, int count, Memory some, Memory all, double megabytesMax) {
        double heap = (all.heapBytes() - some.heapBytes()) / (double) (1 << 20);
        double resident = (all.residentBytes() - some.residentBytes()) / (double) (1 << 20);
        report.atMost(name + ", live heap", heap, megabytesMax, "MB", Number.of(heap * 1024 / count) + " KB each");
        report.atMost(
                name + ", resident", resident, megabytesMax, "MB", Number.of(resident * 1024 / count) + " KB each");
    }
}
