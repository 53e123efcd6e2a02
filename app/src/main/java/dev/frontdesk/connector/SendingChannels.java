package dev.frontdesk.connector;

import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The open connections, for those who send. */
@Component
class SendingChannels implements Channels {

    private final OpenConnections open;
    private final ConnectionCounters counters;
    private final ConnectionStates states;

    SendingChannels(OpenConnections open, ConnectionCounters counters, ConnectionStates states) {
        this.open = open;
        this.counters = counters;
        this.states = states;
    }

    @Override
    public Optional<Channel> find(OrganizationId organization, ConnectionId connection) {
        return open.find(connection)
                .filter(opened -> opened.stored().organization().equals(organization))
                .filter(opened -> opened.stored().status() != Status.DISABLED)
                .map(SendingChannels::channel);
    }

    private static Channel channel(OpenConnection opened) {
        StoredConnection stored = opened.stored();
        return new Channel(
                stored.connector(), opened.connection(), stored.answerWithin(), stored.activated() && !stored.halted());
    }

    @Override
    public void sent(ConnectionId connection) {
        counters.of(connection).sent.increment();
    }

    @Override
    public void refused(ConnectionId connection, Refusal refusal) {
        if (refusal instanceof BadCredentials) {
            open.find(connection)
                    .map(OpenConnection::stored)
                    .ifPresent(stored -> states.halted(
                            stored, stored.activation(), refusal.code(), ConnectionStates.message(refusal)));
        }
    }
}
