package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The latest calls over all bots; writing takes no lock. */
final class CallLog {

    private static final int KEPT = 4096;

    /** A call and what came of it. */
    record Entry(
            long millis,
            long bot,
            String method,
            ObjectNode arguments,
            int status,
            @Nullable String error) {

        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("at", Instant.ofEpochMilli(millis).toString())
                    .put("account", Long.toString(bot))
                    .put("method", method)
                    .put("status", status);
            json.put("error", error);
            json.set("arguments", arguments);
            return json;
        }
    }

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong count = new AtomicLong();

    void add(Entry entry) {
        entries.set((int) (count.getAndIncrement() % KEPT), entry);
    }

    /** Calls of one bot, or of all for 0, oldest first. */
    List<Entry> of(long bot) {
        List<Entry> found = new ArrayList<>();
        long end = count.get();
        for (long i = Math.max(0, end - KEPT); i < end; i++) {
            Entry entry = entries.get((int) (i % KEPT));
            if (entry != null && (bot == 0 || entry.bot == bot)) {
                found.add(entry);
            }
        }
        return Collections.unmodifiableList(found);
    }

    void clear() {
        for (int i = 0; i < KEPT; i++) {
            entries.set(i, null);
        }
    }
}
