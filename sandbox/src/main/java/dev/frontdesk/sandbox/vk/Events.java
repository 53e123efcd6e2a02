package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens in a community: kept for its long polls, handed to its callback servers, with one id for both. */
final class Events {

    private final Group group;
    private final ArrayDeque<ObjectNode> kept = new ArrayDeque<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<String, Boolean> wanted = new TreeMap<>();
    private final ArrayDeque<Integer> failures = new ArrayDeque<>();
    private boolean enabled;
    private long last = ThreadLocalRandom.current().nextLong(100, 2000);
    private boolean closed;

    Events(Group group) {
        this.group = group;
    }

    /** @return whether anybody was told */
    boolean add(String type, ObjectNode object, long peer) {
        byte[] id = new byte[20];
        ThreadLocalRandom.current().nextBytes(id);
        ObjectNode event = Json.object()
                .put("group_id", group.id())
                .put("type", type)
                .put("event_id", HexFormat.of().formatHex(id))
                .put("v", "5.199");
        event.set("object", object);
        boolean told = keep(type, event);
        return group.servers().offer(type, event, peer) || told;
    }

    private synchronized boolean keep(String type, ObjectNode event) {
        if (!enabled || !wanted.getOrDefault(type, false)) {
            return false;
        }
        last++;
        kept.add(event);
        while (kept.size() > group.vk().limits().eventsKept()) {
            kept.poll();
        }
        notifyAll();
        return true;
    }

    synchronized boolean isEnabled() {
        return enabled;
    }

    synchronized void enable(boolean newEnabled, Map<String, Boolean> changes) {
        enabled = newEnabled;
        wanted.putAll(changes);
    }

    synchronized Map<String, Boolean> wanted() {
        return new TreeMap<>(wanted);
    }

    synchronized long last() {
        return last;
    }

    synchronized String newKey() {
        byte[] bytes = new byte[20];
        ThreadLocalRandom.current().nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        keys.put(key, group.vk().clock().seconds() + group.vk().limits().keySeconds());
        return key;
    }

    synchronized boolean isGood(String key) {
        return keys.getOrDefault(key, 0L) > group.vk().clock().seconds();
    }

    /** The next polls fail like this. */
    synchronized void failNext(int failure, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(failure);
        }
        notifyAll();
    }

    synchronized @Nullable Integer failure() {
        return failures.poll();
    }

    /** Whether what follows {@code ts} is all still there. */
    synchronized boolean reachesBackTo(long ts) {
        return ts >= last - kept.size();
    }

    /** What followed {@code ts}, after waiting for it if need be. */
    synchronized ArrayNode after(long ts, long waitMillis) throws InterruptedException {
        long end = System.nanoTime() + waitMillis * 1_000_000;
        while (last <= ts && !closed && failures.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        long at = last - kept.size();
        for (ObjectNode event : kept) {
            at++;
            if (at > ts) {
                list.add(event);
            }
        }
        return list;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
