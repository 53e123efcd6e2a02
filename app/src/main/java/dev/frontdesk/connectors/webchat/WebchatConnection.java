package dev.frontdesk.connectors.webchat;

import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Dialect;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Signals;
import java.time.Duration;
import java.util.Optional;

/**
 * One chat window's other end. Sending only rings: the message is stored already, and the browser, when told, fetches
 * what it has not got. So a repeat does no harm and a reload loses nothing.
 */
record WebchatConnection(ConnectionId id, Signals signals) implements Connection, Messenger {

    static final String TOPIC = "webchat";

    private static final int TEXT_MAX = 16_000;

    private static final Limits LIMITS = new Limits(
            TEXT_MAX, true, Duration.ofSeconds(6), null, null, null, TEXT_MAX, 10, 50L << 20, 10, null, false);

    @Override
    public Optional<Messenger> messenger() {
        return Optional.of(this);
    }

    @Override
    public Inbound decode(String raw) {
        return Post.read(raw).inbound();
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Dialect dialect() {
        return WebchatDialect.INSTANCE;
    }

    @Override
    public String send(Outgoing message) {
        ring(message.chatId(), "message");
        return Long.toString(message.key());
    }

    @Override
    public void typing(String chatId) {
        ring(chatId, "typing");
    }

    private void ring(String chatId, String what) {
        signals.send(TOPIC, id + "/" + chatId + "/" + what);
    }
}
