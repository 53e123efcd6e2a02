package dev.frontdesk.signin;

import dev.frontdesk.platform.Signals;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which conversations have somebody signed in, all of them in every node's memory, so that a guest's message costs no
 * question. Only a hint: whoever finds one here asks the database whether it is still so.
 */
@Component
class LinkedChats {

    private static final String TOPIC = "chat-link";

    private final Set<UUID> conversations = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;
    private final Signals signals;

    LinkedChats(@Qualifier("pipeline") JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
        signals.on(TOPIC, payload -> note(payload.charAt(0) == '+', UUID.fromString(payload.substring(1))));
        signals.onGap(() -> Thread.ofVirtual().name("chat-links").start(this::read));
        read();
    }

    private synchronized void read() {
        Set<UUID> read = Set.copyOf(jdbc.sql("select conversation_id from chat_link")
                .query(UUID.class)
                .list());
        conversations.addAll(read);
        conversations.retainAll(read);
    }

    private synchronized void note(boolean linked, UUID conversation) {
        if (linked) {
            conversations.add(conversation);
        } else {
            conversations.remove(conversation);
        }
    }

    boolean contains(UUID conversation) {
        return conversations.contains(conversation);
    }

    /** To be called after it is committed; here it holds at once. */
    void linked(UUID conversation) {
        note(true, conversation);
        signals.send(TOPIC, "+" + conversation);
    }

    void ended(UUID conversation) {
        note(false, conversation);
        signals.send(TOPIC, "-" + conversation);
    }
}
