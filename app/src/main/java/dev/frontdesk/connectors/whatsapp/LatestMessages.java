package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last message of each chat: Twilio shows that we type only where we name what we answer. */
final class LatestMessages {

    private static final int CHATS_MAX = 2_000;

    private final Map<String, String> ids = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CHATS_MAX;
        }
    };

    synchronized void note(Item item) {
        if (item.inbound() instanceof Inbound.Spoken spoken) {
            ids.put(spoken.chat().id(), item.externalId());
        }
    }

    synchronized Optional<String> of(String chat) {
        return Optional.ofNullable(ids.get(chat));
    }
}
