package dev.frontdesk.sandbox.telegram;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The updates that one bot has not confirmed yet, and whoever waits for them: a long poll or a webhook. */
final class UpdateQueue {

    private static final long QUIET_SECONDS = 7 * 24 * 3600L;
    private static final String ACTIVE_WEBHOOK =
            "can't use getUpdates method while webhook is active;" + " use deleteWebhook to delete the webhook first";
    private static final String OTHER_POLL =
            "terminated by other getUpdates request; make sure that only one bot instance is running";

    private static final class Poll {
        @Nullable Refusal endedBy;
    }

    private final Telegram telegram;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedHashMap<Long, Update> pending = new LinkedHashMap<>();
    private Set<UpdateKind> allowed = UpdateKind.DEFAULT;
    private boolean allowedNamed;
    private long nextId = randomId();
    private long lastEvent;
    private @Nullable Poll poll;
    private @Nullable Deliveries deliveries;

    UpdateQueue(Telegram telegram) {
        this.telegram = telegram;
    }

    private static long randomId() {
        return ThreadLocalRandom.current().nextLong(100_000_000, 900_000_000);
    }

    boolean isAllowed(UpdateKind kind) {
        lock.lock();
        try {
            return allowed.contains(kind);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the new update's id, 0 if the bot does not want such updates. */
    long add(UpdateKind kind, Lane lane, byte[] content) {
        return isAllowed(kind) ? add(kind.wireName, kind.lifeSeconds, lane, content) : 0;
    }

    long add(String kind, int lifeSeconds, Lane lane, byte[] content) {
        long now = telegram.clock().seconds();
        lock.lock();
        try {
            if (lastEvent > 0 && now - lastEvent > QUIET_SECONDS && pending.isEmpty()) {
                nextId = randomId();
            }
            lastEvent = now;
            Update update = new Update(nextId++, kind, lane, now + lifeSeconds, content);
            pending.put(update.id(), update);
            if (pending.size() > telegram.limits().updatesPerBot()) {
                pending.pollFirstEntry();
            }
            if (deliveries != null) {
                deliveries.offer(update);
            } else {
                changed.signalAll();
            }
            return update.id();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something from {@code offset} on, at most for the given time; what lies below a positive
     * offset, or before the last few for a negative one, is forgotten.
     */
    List<Update> poll(long offset, int limit, long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            if (deliveries != null) {
                throw Refusal.conflict(ACTIVE_WEBHOOK);
            }
            Poll mine = new Poll();
            endPoll(Refusal.conflict(OTHER_POLL));
            poll = mine;
            forget(offset);
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            List<Update> found = head(limit);
            while (found.isEmpty() && mine.endedBy == null && left > 0) {
                left = changed.awaitNanos(left);
                found = head(limit);
            }
            if (mine.endedBy != null) {
                throw mine.endedBy;
            }
            poll = null;
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void endPoll(Refusal reason) {
        if (poll != null) {
            poll.endedBy = reason;
            poll = null;
            changed.signalAll();
        }
    }

    private void forget(long offset) {
        if (offset > 0) {
            Iterator<Long> ids = pending.keySet().iterator();
            while (ids.hasNext() && ids.next() < offset) {
                ids.remove();
            }
        } else {
            while (offset < 0 && pending.size() > -offset) {
                pending.pollFirstEntry();
            }
        }
    }

    private List<Update> head(int limit) {
        long now = telegram.clock().seconds();
        List<Update> head = new ArrayList<>(Math.min(limit, pending.size()));
        Iterator<Update> updates = pending.values().iterator();
        while (head.size() < limit && updates.hasNext()) {
            Update update = updates.next();
            if (update.expires() <= now) {
                updates.remove();
            } else {
                head.add(update);
            }
        }
        return head;
    }

    /** Gives what is pending, and all that follows, to a webhook; null returns to polling. */
    void deliverBy(@Nullable Deliveries next) {
        Deliveries previous;
        lock.lock();
        try {
            previous = deliveries;
            deliveries = next;
            if (next != null) {
                endPoll(Refusal.conflict("terminated by setWebhook request"));
                pending.values().forEach(next::offer);
            }
        } finally {
            lock.unlock();
        }
        if (previous != null) {
            previous.stop();
        }
    }

    /** Ends whoever waits. */
    void stop() {
        deliverBy(null);
        lock.lock();
        try {
            endPoll(new Refusal(500, "Internal Server Error: restart"));
        } finally {
            lock.unlock();
        }
    }

    /** Whether a long poll waits right now. */
    boolean isPolled() {
        lock.lock();
        try {
            return poll != null;
        } finally {
            lock.unlock();
        }
    }

    void remove(Update update) {
        lock.lock();
        try {
            pending.remove(update.id());
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        long now = telegram.clock().seconds();
        lock.lock();
        try {
            pending.values().removeIf(update -> update.expires() <= now);
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    void allow(Set<UpdateKind> kinds) {
        lock.lock();
        try {
            allowed = Set.copyOf(kinds);
            allowedNamed = !kinds.equals(UpdateKind.DEFAULT);
        } finally {
            lock.unlock();
        }
    }

    /** The kinds that the bot named, empty if it takes the default. */
    List<String> allowedNames() {
        lock.lock();
        try {
            return allowedNamed
                    ? allowed.stream().sorted().map(kind -> kind.wireName).toList()
                    : List.of();
        } finally {
            lock.unlock();
        }
    }
}
