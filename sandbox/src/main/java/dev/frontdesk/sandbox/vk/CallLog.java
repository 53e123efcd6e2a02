package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The latest calls over all communities. */
final class CallLog {

    private static final int KEPT = 4096;

    /** A call and what came of it: an error's number, or 0. */
    record Entry(long millis, long group, String method, ObjectNode arguments, int error) {

        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("at", Instant.ofEpochMilli(millis).toString())
                    .put("account", Long.toString(group))
                    .put("method", method)
                    .put("status", 200)
                    .put("error", error);
            json.set("arguments", arguments);
            return json;
        }
    }

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.poll();
        }
        entries.add(entry);
    }

    /** Oldest first; of one community, or of all for 0. */
    synchronized List<Entry> of(long group) {
        return entries.stream()
                .filter(entry -> group == 0 || entry.group() == group)
                .toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
