package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is writing an answer just now, on any node, so that two people do not answer the same. */
@Component
class Typing {

    private static final String TOPIC = "typing";
    private static final long LASTS = Duration.ofSeconds(8).toNanos();
    private static final int KEPT_MAX = 10_000;

    private record Writer(ConversationId conversation, UUID account) {}

    private final Map<Writer, Long> writers = new ConcurrentHashMap<>();
    private final Conversations conversations;
    private final Signals signals;

    Typing(Conversations conversations, Signals signals) {
        this.conversations = conversations;
        this.signals = signals;
        signals.on(TOPIC, payload -> {
            String[] ids = payload.split("/", 2);
            long now = System.nanoTime();
            if (writers.size() >= KEPT_MAX) {
                writers.values().removeIf(at -> now - at > LASTS);
            }
            writers.put(new Writer(new ConversationId(UUID.fromString(ids[0])), UUID.fromString(ids[1])), now);
        });
    }

    /** To be called every few seconds while somebody writes. */
    void types(Caller caller, ConversationId id) {
        conversations.require(caller, id);
        signals.send(TOPIC, id + "/" + caller.id());
        signals.send(Conversations.TOPIC, caller.organization() + "/" + id);
    }

    /** Accounts, or keys, of those who write in it beside the caller. */
    List<UUID> others(Caller caller, ConversationId id) {
        long now = System.nanoTime();
        return writers.entrySet().stream()
                .filter(entry -> entry.getKey().conversation().equals(id)
                        && !entry.getKey().account().equals(caller.id())
                        && now - entry.getValue() < LASTS)
                .map(entry -> entry.getKey().account())
                .sorted()
                .toList();
    }
}
