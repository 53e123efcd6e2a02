package dev.frontdesk.connectors.vk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what people wrote of the last day and nobody has read, as if it had just come in. */
final class History {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PAGE = 200;
    private static final long PAUSE_NANOS = 70_000_000; // 20 calls a second are allowed

    private final VkApi api;
    private final OwnId own;
    private final Clock clock;

    History(VkApi api, OwnId own, Clock clock) {
        this.api = api;
        this.own = own;
        this.clock = clock;
    }

    List<ObjectNode> unread() {
        JsonNode conversations = api.call("messages.getConversations", Map.of("filter", "unread", "count", PAGE));
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode item : conversations.path("items")) {
            if (isRecent(item.path("last_message"))) {
                messages.addAll(of(item));
            }
        }
        messages.sort(Comparator.comparingLong(
                        (JsonNode message) -> message.path("date").asLong(0))
                .thenComparingLong(
                        message -> message.path("conversation_message_id").asLong(0)));
        return messages.stream().map(this::event).toList();
    }

    private List<JsonNode> of(JsonNode item) {
        JsonNode conversation = item.path("conversation");
        int unread = Math.min(PAGE, conversation.path("unread_count").asInt(1));
        JsonNode last = item.path("last_message");
        if (unread <= 1 && last.path("out").asInt(0) == 0) {
            return List.of(last);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        List<JsonNode> messages = new ArrayList<>();
        JsonNode history = api.call(
                "messages.getHistory",
                Map.of("peer_id", conversation.path("peer").path("id").asLong(0), "count", unread));
        for (JsonNode message : history.path("items")) {
            if (message.path("out").asInt(0) == 0 && isRecent(message)) {
                messages.add(message);
            }
        }
        return messages;
    }

    private boolean isRecent(JsonNode message) {
        return message.path("date").asLong(0) >= clock.instant().minus(KEPT).getEpochSecond();
    }

    private ObjectNode event(JsonNode message) {
        ObjectNode event =
                VkApi.JSON.createObjectNode().put("type", "message_new").put("group_id", own.get());
        event.putObject("object").set("message", message);
        return event;
    }
}
