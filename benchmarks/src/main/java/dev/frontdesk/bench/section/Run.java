package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Workplace;
import dev.frontdesk.bench.report.Report;
import java.time.Duration;

/**
 * What the sections of one run share.
 *
 * @param quick everything smaller and shorter, to see that it works rather than to rely on the figures
 * @param limits what the machine can do, measured in this run
 */
public record Run(Workplace place, boolean quick, Report report, Limits limits) {

    int size(int full, int small) {
        return quick ? small : full;
    }

    Duration seconds(int full, int small) {
        return Duration.ofSeconds(quick ? small : full);
    }
}
