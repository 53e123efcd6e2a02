package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.PlainProgram;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Workplace;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;

/** Measures the machine itself: a web server that stores nothing, and commits on the product's database. */
public final class Machine {

    private final Workplace place;
    private final boolean quick;
    private final Report report;

    public Machine(Workplace place, boolean quick, Report report) {
        this.place = place;
        this.quick = quick;
        this.report = report;
    }

    public Limits measure() {
        double one;
        double eight;
        try (Product product = Product.Start.of(place, "machine").now();
                Commits commits = Commits.on(product.database())) {
            one = commits.perSecond(1, seconds(5, 2));
            eight = commits.perSecond(8, seconds(5, 2));
        }
        report.info("bare commits, 1 connection", Number.with(one, "/s"), "");
        report.info("bare commits, 8 connections", Number.with(eight, "/s"), "");
        try (PlainProgram plain = PlainProgram.start(place)) {
            return plain(plain, one, eight);
        }
    }

    private Limits plain(PlainProgram plain, double one, double eight) {
        Pause.millis(1_000);
        long resident = plain.resident();
        Flood.Rate warm = Flood.of(plain.address(), number -> PLAIN_POST).run(seconds(15, 5));
        Duration before = plain.processorTime();
        Flood.Rate rate = Flood.of(plain.address(), number -> PLAIN_POST).run(seconds(15, 3));
        double cpuMillis = plain.processorTime().minus(before).toNanos() / 1e6 / rate.answered();
        Latencies steady = Steady.posts(plain.address(), number -> PLAIN_POST, 200, seconds(15, 3));
        report.info("plain HTTP 200", Number.with(rate.perSecond(), "/s"), "");
        report.info("plain HTTP 200, CPU", Number.with(cpuMillis, "ms/request"), "");
        report.info("plain HTTP 200 at 200/s", steady.toString(), "");
        report.info("plain server, start", Number.with(plain.startUp().toMillis(), "ms"), "");
        report.info("plain server, resident", Number.with(resident >> 20, "MB"), "");
        if (warm.failed() + rate.failed() > 0) {
            throw new IllegalStateException("The plain server failed " + rate.failed() + " requests");
        }
        return new Limits(rate.perSecond(), cpuMillis, steady, plain.startUp(), resident, one, eight);
    }

    private Duration seconds(int full, int small) {
        return Duration.ofSeconds(quick ? small : full);
    }

    /** As large as a message of Telegram's. */
    private static final byte[] PLAIN_POST = Webhooks.post(
            "/plain", "fake-secret-of-the-plain-server", Webhooks.update(1, 1, 700_100_200L, "How much is delivery?"));
}
