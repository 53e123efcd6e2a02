package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The latest calls over all bots. */
final class CallLog {

    private static final int KEPT = 4096;

    /** A call and what came of it; {@code arguments} are its query, and its body under {@code body}. */
    record Entry(
            long millis,
            String account,
            String method,
            JsonNode arguments,
            int status,
            @Nullable String error) {

        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("at", Instant.ofEpochMilli(millis).toString())
                    .put("account", account)
                    .put("method", method)
                    .put("status", status)
                    .put("error", error);
            json.set("arguments", arguments);
            return json;
        }
    }

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.pollFirst();
        }
    }

    /** Oldest first. */
    synchronized List<Entry> of(@Nullable String account, @Nullable String method) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if ((account == null || account.equals(entry.account))
                    && (method == null || method.equalsIgnoreCase(entry.method))) {
                found.add(entry);
            }
        }
        return found;
    }

    synchronized void clear() {
        entries.clear();
    }
}
