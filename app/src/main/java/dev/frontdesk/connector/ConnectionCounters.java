package dev.frontdesk.connector;

import dev.frontdesk.connector.RunningStore.Activity;
import dev.frontdesk.platform.ConnectionId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Counts in memory what connections do, and adds it to their rows every few seconds, many connections a statement. A
 * killed node loses the last few seconds of its counts and nothing else.
 */
@Component
class ConnectionCounters {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCounters.class);

    private final RunningStore store;
    private final Clock clock;
    private final ConcurrentHashMap<ConnectionId, Count> counts = new ConcurrentHashMap<>();

    ConnectionCounters(RunningStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static final class Count {
        final LongAdder received = new LongAdder();
        final LongAdder sent = new LongAdder();
        final LongAdder refused = new LongAdder();
        final LongAdder limited = new LongAdder();
    }

    Count of(ConnectionId id) {
        return counts.computeIfAbsent(id, key -> new Count());
    }

    @PreDestroy
    void flush() {
        Instant now = clock.instant();
        List<Activity> activities = new ArrayList<>();
        counts.forEach((id, count) -> {
            long received = count.received.sumThenReset();
            long sent = count.sent.sumThenReset();
            long refused = count.refused.sumThenReset();
            long limited = count.limited.sumThenReset();
            if (received + sent + refused + limited > 0) {
                activities.add(
                        new Activity(id, received, sent, refused, limited, received + sent > 0 ? now : null, now));
            }
        });
        if (activities.isEmpty()) {
            return;
        }
        activities.sort(Comparator.comparing(activity -> activity.id().value()));
        try {
            store.count(activities);
        } catch (DataAccessException e) {
            LOG.warn("connector_counts_lost: the counts of {} connections were not stored", activities.size(), e);
        }
    }
}
