package dev.frontdesk.conversation;

import dev.frontdesk.platform.GroupCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts what goes through the pipeline. All meters are made at the start, so that counting allocates nothing. */
@Component
class PipelineMeters {

    private static final Duration[] STEPS = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter received;
    private final Map<String, Counter> settled;
    private final Map<Ending.Result, Counter> turns;
    private final Timer answered;

    PipelineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.received = Counter.builder("frontdesk.intake.items")
                .description("Items stored, repeats excluded")
                .register(registry);
        this.settled = Stream.of("sent", "queued", "failed", "unknown")
                .collect(Collectors.toMap(
                        Function.identity(),
                        status -> Counter.builder("frontdesk.outbox.settlements")
                                .description("Messages by what became of an attempt; queued: to be tried again")
                                .tag("status", status)
                                .register(registry)));
        this.turns = Stream.of(Ending.Result.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        result -> Counter.builder("frontdesk.turns")
                                .description("Turns that were ended, by what they came to")
                                .tag("result", result.word())
                                .register(registry)));
        this.answered = Timer.builder("frontdesk.reply")
                .description("From the storing of a message to the provider's word that the reply is sent")
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** A writer whose batches are measured. */
    <T, R> GroupCommit.Batch<T, R> batches(String writer, GroupCommit.Batch<T, R> batch) {
        DistributionSummary sizes = DistributionSummary.builder("frontdesk.commit.batch")
                .description("Items written in one transaction")
                .tag("writer", writer)
                .register(registry);
        return items -> {
            sizes.record(items.size());
            return batch.write(items);
        };
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    void received(int items) {
        received.increment(items);
    }

    void ended(Ending.Result result) {
        Objects.requireNonNull(turns.get(result)).increment();
    }

    void settled(Settlement settlement, long nowMillis) {
        Objects.requireNonNull(settled.get(settlement.status())).increment();
        long askedAt = settlement.piece().askedAt();
        if (askedAt > 0 && settlement.status().equals("sent")) {
            answered.record(Duration.ofMillis(Math.max(0, nowMillis - askedAt)));
        }
    }

    /** When the row of this id was made, in milliseconds since 1970. */
    static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
