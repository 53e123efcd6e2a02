package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The latest calls over all accounts. */
final class CallLog {

    private static final int KEPT = 4096;

    /** A call and what came of it. */
    record Entry(
            Instant at,
            String account,
            String method,
            Form arguments,
            int status,
            @Nullable String error) {

        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("at", at.toString())
                    .put("account", account)
                    .put("method", method)
                    .put("status", status)
                    .put("error", error);
            ObjectNode values = json.putObject("arguments");
            arguments.entries().forEach(entry -> values.put(entry.name(), entry.value()));
            return json;
        }
    }

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    /** Oldest first; null stands for any. */
    synchronized List<Entry> of(@Nullable String account, @Nullable String method) {
        return entries.stream()
                .filter(entry -> account == null || entry.account.equals(account))
                .filter(entry -> method == null || entry.method.equalsIgnoreCase(method))
                .toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
