package dev.frontdesk.connector;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings connections that do not work to the overview. */
@Component
class BrokenConnections implements Attention {

    private static final int LOOKED_AT_MAX = 500;

    private final ConnectionStore store;
    private final ConnectorWords words;
    private final Tenancy tenancy;

    BrokenConnections(ConnectionStore store, ConnectorWords words, Tenancy tenancy) {
        this.store = store;
        this.words = words;
        this.tenancy = tenancy;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases phrases) {
        if (!caller.mayConverse()) {
            return List.of();
        }
        return tenancy
                .read(caller.organization(), () -> store.list(caller.organization(), null, null, LOOKED_AT_MAX))
                .stream()
                .filter(connection -> connection.status() == Status.ERROR)
                .map(connection -> notice(connection, phrases))
                .toList();
    }

    private Notice notice(StoredConnection connection, Phrases phrases) {
        Failure failure = connection.lastError();
        String code = failure == null ? "" : failure.code();
        return new Notice(
                Room.INTEGRATIONS,
                Tone.BAD,
                phrases.say("connector.broken", words.name(connection.connector()), connection.label(), code),
                failure == null ? "" : words.cure(connection.connector(), code, failure.message()),
                connection.project() == null
                        ? "/app/integrations"
                        : "/app/projects/" + connection.project() + "/connect#connection-" + connection.id(),
                1);
    }
}
