package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Messages by the hour over the last day. Counted at most once a minute, for counting reads the day's messages. */
@Component
class Traffic {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int HOURS = 24;
    private static final int KEPT_MAX = 10_000;

    private record Counted(Instant at, List<HubStore.Hour> hours) {}

    private final Map<OrganizationId, Counted> kept = new ConcurrentHashMap<>();
    private final HubStore store;
    private final Tenancy tenancy;
    private final Clock clock;

    Traffic(HubStore store, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** One entry an hour, oldest first, the running hour last. */
    List<HubStore.Hour> lastDay(OrganizationId organization) {
        Instant now = clock.instant();
        Counted counted = kept.get(organization);
        if (counted == null || now.isAfter(counted.at().plus(FRESH))) {
            counted = new Counted(now, count(organization, now));
            if (kept.size() >= KEPT_MAX) {
                kept.clear();
            }
            kept.put(organization, counted);
        }
        return counted.hours();
    }

    private List<HubStore.Hour> count(OrganizationId organization, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
        Map<Instant, HubStore.Hour> found =
                tenancy.read(organization, () -> store.traffic(organization, first)).stream()
                        .collect(Collectors.toMap(HubStore.Hour::begins, Function.identity()));
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> first.plus(hour, ChronoUnit.HOURS))
                .map(begins -> found.getOrDefault(begins, new HubStore.Hour(begins, 0, 0)))
                .toList();
    }
}
