package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The updates that one bot has not confirmed yet, and whoever gets them: a long poll, or any number of webhooks. */
final class UpdateQueue {

    /** @param marker its place; bots never see it on a single update */
    record Update(long marker, String type, long chat, ObjectNode json) {}

    private static final class Poll {
        boolean ended;
    }

    private final Bot bot;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedHashMap<Long, Update> pending = new LinkedHashMap<>();
    private final LinkedHashMap<String, Subscription> subscriptions = new LinkedHashMap<>();
    private long next = ThreadLocalRandom.current().nextLong(100_000_000, 900_000_000);
    private @Nullable Poll poll;

    UpdateQueue(Bot bot) {
        this.bot = bot;
    }

    void add(String type, long chat, ObjectNode fields) {
        ObjectNode json = Json.object()
                .put("update_type", type)
                .put("timestamp", bot.max().clock().millis());
        json.setAll(fields);
        lock.lock();
        try {
            Update update = new Update(next++, type, chat, json);
            pending.put(update.marker, update);
            if (pending.size() > bot.max().limits().updatesPerBot()) {
                pending.pollFirstEntry();
            }
            subscriptions.values().forEach(subscription -> subscription.offer(update));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for updates from {@code marker} on and forgets those before it.
     *
     * @param types null: all
     */
    ObjectNode poll(@Nullable Long marker, int limit, long timeoutMillis, @Nullable Set<String> types)
            throws InterruptedException {
        lock.lock();
        try {
            if (!subscriptions.isEmpty()) {
                throw ApiError.conflict("Long polling is not available while there is a webhook subscription");
            }
            Poll mine = new Poll();
            endPoll();
            poll = mine;
            if (marker != null) {
                pending.keySet().removeIf(key -> key < marker);
            }
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            List<Update> found = found(marker, limit, types);
            while (found.isEmpty() && !mine.ended && left > 0) {
                left = changed.awaitNanos(left);
                found = found(marker, limit, types);
            }
            if (mine.ended) {
                throw ApiError.conflict("Terminated by another poll or a subscription");
            }
            poll = null;
            return answer(marker, found);
        } finally {
            lock.unlock();
        }
    }

    private void endPoll() {
        if (poll != null) {
            poll.ended = true;
            poll = null;
            changed.signalAll();
        }
    }

    private List<Update> found(@Nullable Long marker, int limit, @Nullable Set<String> types) {
        List<Update> all = new ArrayList<>();
        for (Update update : pending.values()) {
            if (types == null || types.contains(update.type)) {
                all.add(update);
            }
        }
        if (marker == null && bot.max().limits().newestOnly() && !all.isEmpty()) {
            return List.of(all.getLast());
        }
        return all.subList(0, Math.min(limit, all.size()));
    }

    private static ObjectNode answer(@Nullable Long marker, List<Update> found) {
        ObjectNode answer = Json.object();
        ArrayNode updates = answer.putArray("updates");
        found.forEach(update -> updates.add(update.json));
        return answer.put("marker", found.isEmpty() ? marker : Long.valueOf(found.getLast().marker + 1));
    }

    /** Adds one, or renews the one at this address; what is pending goes to it too. */
    void subscribe(Subscription subscription) {
        lock.lock();
        try {
            Subscription before = subscriptions.put(subscription.url(), subscription);
            if (before != null) {
                before.stop();
            }
            endPoll();
            pending.values().forEach(subscription::offer);
        } finally {
            lock.unlock();
        }
    }

    boolean unsubscribe(String url) {
        lock.lock();
        try {
            Subscription gone = subscriptions.remove(url);
            if (gone != null) {
                gone.stop();
            }
            return gone != null;
        } finally {
            lock.unlock();
        }
    }

    List<Subscription> subscriptions() {
        lock.lock();
        try {
            return new ArrayList<>(subscriptions.values());
        } finally {
            lock.unlock();
        }
    }

    void remove(Update update) {
        lock.lock();
        try {
            pending.remove(update.marker);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isPolled() {
        lock.lock();
        try {
            return poll != null;
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        subscriptions().forEach(subscription -> unsubscribe(subscription.url()));
        lock.lock();
        try {
            endPoll();
        } finally {
            lock.unlock();
        }
    }
}
