package dev.frontdesk.connector;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings connections that do not work, or to which too much was posted, to the overview. */
@Component
class BrokenConnections implements Attention {

    private static final int LOOKED_AT_MAX = 500;
    private static final Duration LIMITED_SHOWN = Duration.ofHours(1);

    private final ConnectionStore store;
    private final ConnectorWords words;
    private final Tenancy tenancy;
    private final Clock clock;

    BrokenConnections(ConnectionStore store, ConnectorWords words, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.words = words;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases phrases) {
        if (!caller.mayConverse()) {
            return List.of();
        }
        return tenancy
                .read(caller.organization(), () -> store.list(caller.organization(), null, null, LOOKED_AT_MAX))
                .stream()
                .filter(connection -> connection.status() == Status.ERROR || isLimited(connection))
                .map(connection -> connection.status() == Status.ERROR
                        ? broken(connection, phrases)
                        : limited(connection, phrases))
                .toList();
    }

    private boolean isLimited(StoredConnection connection) {
        Instant at = connection.counters().limitedAt();
        return at != null && at.isAfter(clock.instant().minus(LIMITED_SHOWN));
    }

    private Notice limited(StoredConnection connection, Phrases phrases) {
        return new Notice(
                Room.INTEGRATIONS,
                Tone.WARN,
                phrases.say("connector.limited", words.name(connection.connector()), connection.label()),
                phrases.say("connector.limited.cure"),
                "/app/connections/" + connection.id() + "/webhook-log",
                1);
    }

    private Notice broken(StoredConnection connection, Phrases phrases) {
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
