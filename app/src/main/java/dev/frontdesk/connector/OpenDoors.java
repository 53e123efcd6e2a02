package dev.frontdesk.connector;

import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class OpenDoors implements Doors {

    private final OpenConnections open;

    OpenDoors(OpenConnections open) {
        this.open = open;
    }

    @Override
    public Optional<Door> find(String webhookKey) {
        return open.ofKey(webhookKey)
                .map(found -> new Door(
                        found.stored().source(), found.account(), found.stored().activated()));
    }

    @Override
    public Optional<String> key(String connector, String accountId) {
        return open.keyOf(connector, accountId);
    }
}
