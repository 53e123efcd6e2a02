package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import java.time.Duration;

/**
 * What this machine can do at most.
 *
 * @param plainPerSecond requests to an endpoint that stores nothing, as many as it takes
 * @param plainCpuMillis processor time of one of them
 * @param plainAt200 their latencies at 200 a second
 * @param plainStart start of that server
 * @param plainResidentBytes of that server before any request
 * @param commitsPerSecond of one row each, over one connection
 * @param commitsPerSecondOf8 the same over eight
 */
record Limits(
        double plainPerSecond,
        double plainCpuMillis,
        Latencies plainAt200,
        Duration plainStart,
        long plainResidentBytes,
        double commitsPerSecond,
        double commitsPerSecondOf8) {}
