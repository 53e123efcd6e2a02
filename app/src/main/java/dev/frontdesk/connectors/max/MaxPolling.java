package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Item;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Long polling. The cursor is the marker, which confirms what came before it; without one MAX may send only the newest. */
final class MaxPolling implements Polling {

    private static final Duration WAIT_MAX = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final String LIMIT = "100";

    private final MaxApi api;
    private final UpdateDecoder decoder;

    MaxPolling(MaxApi api, UpdateDecoder decoder) {
        this.api = api;
        this.decoder = decoder;
    }

    @Override
    public Batch poll(@Nullable String cursor, Duration wait) {
        Duration timeout = wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
        Map<String, String> query = new HashMap<>();
        query.put("limit", LIMIT);
        query.put("timeout", Long.toString(timeout.toSeconds()));
        query.put("types", String.join(",", MaxConnection.UPDATES));
        if (cursor != null && !cursor.isEmpty()) {
            query.put("marker", cursor);
        }
        JsonNode answer = updates(query, timeout);
        List<Item> items = new ArrayList<>();
        for (JsonNode update : answer.path("updates")) {
            items.add(decoder.item(update.toString()));
        }
        JsonNode marker = answer.path("marker");
        String kept = cursor == null ? "" : cursor;
        return new Batch(items, marker.isIntegralNumber() ? marker.asString() : kept);
    }

    /** With what code MAX refuses to be polled beside a webhook is not documented, so the webhook is looked for. */
    private JsonNode updates(Map<String, String> query, Duration timeout) {
        try {
            return api.call("GET", "/updates", query, null, timeout.plus(GRACE));
        } catch (Rejected refusal) {
            if (api.get("/subscriptions").path("subscriptions").isEmpty()) {
                throw refusal;
            }
            throw new Rejected("HTTP 409", String.valueOf(refusal.getMessage()), new Reason.Taken());
        }
    }
}
