package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows which conversation a chat belongs to. Nearly always its id says so; a chat that the provider gave a new id goes
 * on in the conversation it was. These are few, so that every node has them all in memory.
 */
@Component
class Moves {

    private static final String TOPIC = "moved-chat";

    private final Map<ConversationId, ConversationId> moved = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Signals signals;

    Moves(@Qualifier("pipeline") JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
        signals.on(TOPIC, this::read);
        signals.onGap(this::readAll);
        readAll();
    }

    private void readAll() {
        jdbc.sql("select moved_id, conversation_id from moved_chat").query(row -> {
            moved.put(
                    new ConversationId(row.getObject("moved_id", UUID.class)),
                    new ConversationId(row.getObject("conversation_id", UUID.class)));
        });
    }

    private void read(String payload) {
        int slash = payload.indexOf('/');
        moved.put(
                new ConversationId(UUID.fromString(payload.substring(0, slash))),
                new ConversationId(UUID.fromString(payload.substring(slash + 1))));
    }

    /** Where an item belongs. */
    ConversationId conversation(Source source, Inbound inbound) {
        return resolved(Arrival.conversation(source, inbound));
    }

    private ConversationId resolved(ConversationId computed) {
        return moved.isEmpty() ? computed : moved.getOrDefault(computed, computed);
    }

    /** From now on what comes from the new chat belongs to the old one's conversation. Repeating it changes nothing. */
    void learn(Source source, Inbound.Moved move) {
        learn(
                source.organization(),
                source.connection(),
                move.to().id(),
                resolved(ConversationId.of(source.connection(), move.from().id())));
    }

    void learn(OrganizationId organization, ConnectionId connection, String chat, ConversationId conversation) {
        ConversationId computed = ConversationId.of(connection, chat);
        if (computed.equals(conversation) || moved.containsKey(computed)) {
            return;
        }
        jdbc.sql("""
                        insert into moved_chat (organization_id, moved_id, conversation_id)
                        values (?, ?, ?)
                        on conflict do nothing
                        """)
                .params(organization.value(), computed.value(), conversation.value())
                .update();
        moved.put(computed, conversation);
        signals.send(TOPIC, computed + "/" + conversation);
    }
}
