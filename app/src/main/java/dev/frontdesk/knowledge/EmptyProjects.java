package dev.frontdesk.knowledge;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** The projects that were seen to know nothing a moment ago, and of which no document was announced since. */
@Component
class EmptyProjects {

    /** A change reaches other nodes by signal; should one be lost, this is how long it goes unnoticed. */
    private static final long FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int REMEMBERED_MAX = 20_000;

    private record Key(OrganizationId organization, ProjectId project) {}

    private final AtomicLong changes = new AtomicLong();
    private final Map<Key, Long> until = new ConcurrentHashMap<>();

    EmptyProjects(Signals signals) {
        signals.on(Announcements.TOPIC, this::hear);
        signals.onGap(this::forgetAll);
    }

    boolean is(OrganizationId organization, ProjectId project, BooleanSupplier look) {
        Key key = new Key(organization, project);
        Long known = until.get(key);
        if (known != null && known - System.nanoTime() > 0) {
            return true;
        }
        long before = changes.get();
        boolean empty = look.getAsBoolean();
        if (empty) {
            remember(key, before);
        }
        return empty;
    }

    /** Unless something changed since the look began: then what was seen may be the old. */
    private void remember(Key key, long before) {
        if (until.size() >= REMEMBERED_MAX) {
            until.clear();
        }
        until.compute(key, (same, old) -> changes.get() == before ? System.nanoTime() + FOR_NANOS : null);
    }

    private void hear(String payload) {
        String[] ids = payload.split("/", 3);
        changes.incrementAndGet();
        until.remove(new Key(new OrganizationId(UUID.fromString(ids[0])), new ProjectId(UUID.fromString(ids[1]))));
    }

    private void forgetAll() {
        changes.incrementAndGet();
        until.clear();
    }
}
