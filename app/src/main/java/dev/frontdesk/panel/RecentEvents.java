package dev.frontdesk.panel;

import dev.frontdesk.platform.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** What changed in the last seconds: a page that was written before a change and listens only after it is told then. */
final class RecentEvents {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int KEPT_MAX = 20_000;

    private record Entry(Instant at, LiveEvent event) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Instant now, LiveEvent event) {
        entries.addLast(new Entry(now, event));
        while (entries.size() > KEPT_MAX || entries.getFirst().at().isBefore(now.minus(KEPT))) {
            entries.removeFirst();
        }
    }

    /** Names of what changed since then; everything, where that is too long ago to know. */
    synchronized Set<String> since(Instant then, Instant now, OrganizationId organization) {
        boolean forgotten =
                entries.size() == KEPT_MAX && entries.getFirst().at().isAfter(then);
        if (forgotten || then.isBefore(now.minus(KEPT))) {
            return Set.of(LiveStream.EVERYTHING);
        }
        Set<String> names = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!entry.at().isBefore(then) && entry.event().organization().equals(organization)) {
                names.add(entry.event().name());
            }
        }
        return names;
    }
}
