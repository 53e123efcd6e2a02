package dev.frontdesk.connectors.vk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Remembers who writes from an app so old that it shows no callback buttons. Forgotten at a restart, which is harmless. */
final class Apps {

    private static final int KEPT = 10_000;

    private final Map<Long, Boolean> old = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    void notice(JsonNode event) {
        JsonNode object = event.path("object");
        JsonNode actions = object.path("client_info").path("button_actions");
        if (!actions.isArray()) {
            return;
        }
        long peer = object.path("message").path("peer_id").asLong(0);
        for (JsonNode action : actions) {
            if ("callback".equals(action.asString(""))) {
                old.remove(peer);
                return;
            }
        }
        old.put(peer, true);
    }

    boolean knowCallbacks(long peer) {
        return !old.containsKey(peer);
    }
}
