package dev.frontdesk.bench.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took; percentiles are within one in a thousand. */
public final class Latencies {

    private static final long HIGHEST = TimeUnit.MINUTES.toNanos(10);

    private final Histogram histogram = new ConcurrentHistogram(HIGHEST, 3);

    /** A wait below nothing, as two clocks may show it, counts as none. */
    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, HIGHEST));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** Milliseconds; 100 is the longest. */
    public double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    /** Share of those that took no longer. */
    public double shareWithin(long nanos) {
        return histogram.getPercentileAtOrBelowValue(nanos) / 100;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %s · p95 %s · p99 %s", text(millis(50)), text(millis(95)), text(millis(99)));
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }
}
