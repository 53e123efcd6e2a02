package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to events what VK keeps elsewhere, in its own form: the names of people as {@code profiles}, and the whole of a
 * message of which only the beginning came. Where VK does not tell in time, they stay as they are.
 */
final class Completion {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int KEPT = 10_000;
    private static final int RAW_MAX = 1 << 19;

    private final VkApi api;
    private final Spare spare = new Spare();
    private final Map<Long, JsonNode> profiles = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, JsonNode> eldest) {
            return size() > KEPT;
        }
    });

    Completion(VkApi api) {
        this.api = api;
    }

    void complete(Collection<ObjectNode> events) {
        events.forEach(this::whole);
        Set<Long> unknown = new LinkedHashSet<>();
        for (ObjectNode event : events) {
            long person = EventDecoder.person(event);
            if (person > 0 && !profiles.containsKey(person)) {
                unknown.add(person);
            }
        }
        ask(unknown);
        for (ObjectNode event : events) {
            JsonNode profile = profiles.get(EventDecoder.person(event));
            if (profile != null) {
                event.putArray("profiles").add(profile);
            }
        }
    }

    private void whole(ObjectNode event) {
        JsonNode message = EventDecoder.message(event);
        if (!message.path("is_cropped").asBoolean(false) || !spare.take()) {
            return;
        }
        try {
            JsonNode found = api.call(
                            "messages.getByConversationMessageId",
                            Map.of(
                                    "peer_id",
                                    message.path("peer_id").asLong(0),
                                    "conversation_message_ids",
                                    message.path("conversation_message_id").asLong(0)),
                            PATIENCE)
                    .path("items")
                    .path(0);
            if (found instanceof ObjectNode full && full.toString().length() < RAW_MAX) {
                ((ObjectNode) message).removeAll().setAll(full);
            }
        } catch (Refusal refusal) {
            // its beginning has to do
        }
    }

    private void ask(Set<Long> people) {
        if (people.isEmpty() || !spare.take()) {
            return;
        }
        try {
            String ids = people.stream().limit(1000).map(String::valueOf).collect(Collectors.joining(","));
            api.call("users.get", Map.of("user_ids", ids, "fields", "domain"), PATIENCE)
                    .forEach(profile -> profiles.put(profile.path("id").asLong(0), profile));
        } catch (Refusal refusal) {
            // the next message of theirs asks again
        }
    }

    void complete(ObjectNode event) {
        complete(List.of(event));
    }
}
