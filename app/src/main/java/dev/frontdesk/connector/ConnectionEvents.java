package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Writes down what a connection did: a line in the log, and a row for those who look after it. */
@Component
public class ConnectionEvents {

    private static final Logger LOG = LoggerFactory.getLogger("dev.frontdesk.connector.events");
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** Older ones make room for newer ones. */
    private static final int KEPT = 200;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Clock clock;

    ConnectionEvents(Tenancy tenancy, JdbcClient jdbc, Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What happened.
     *
     * @param event with the connector as prefix, e.g. {@code telegram_webhook_refused}
     */
    public record Event(UUID id, String event, Map<String, String> details, Instant at) {}

    /** Logs and stores; {@code what} gets the connector's prefix. Details must hold nothing secret. */
    void record(Level level, StoredConnection connection, String what, Map<String, String> details) {
        String event = connection.connector() + "_" + what;
        LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("connection", connection.id());
        for (Map.Entry<String, String> detail : details.entrySet()) {
            line = line.addKeyValue(detail.getKey(), detail.getValue());
        }
        line.log(event);
        tenancy.run(connection.organization(), () -> {
            insert(connection.organization(), connection.id(), event, details);
            trim(connection.organization(), connection.id());
        });
    }

    private void insert(OrganizationId organization, ConnectionId id, String event, Map<String, String> details) {
        // nothing is written about a connection that was deleted meanwhile
        jdbc.sql("""
                        insert into connection_event
                            (organization_id, connection_id, event_id, event, details, happened_at)
                        select organization_id, connection_id, ?, ?, cast(? as jsonb), ?
                        from connection
                        where organization_id = ? and connection_id = ?
                        """)
                .params(
                        Ids.next(),
                        event,
                        ConnectionStore.JSON.writeValueAsString(details),
                        ConnectionStore.time(clock.instant()),
                        organization.value(),
                        id.value())
                .update();
    }

    private void trim(OrganizationId organization, ConnectionId id) {
        jdbc.sql("""
                        delete from connection_event
                        where organization_id = :organization and connection_id = :id and event_id <= (
                            select event_id
                            from connection_event
                            where organization_id = :organization and connection_id = :id
                            order by event_id desc
                            offset :kept limit 1)
                        """)
                .param("organization", organization.value())
                .param("id", id.value())
                .param("kept", KEPT)
                .update();
    }

    /** Newest first, those before {@code before}. Inside the organization's transaction. */
    List<Event> list(OrganizationId organization, ConnectionId id, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select event_id, event, details, happened_at
                        from connection_event
                        where organization_id = :organization and connection_id = :id
                          and (cast(:before as uuid) is null or event_id < :before)
                        order by event_id desc
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("id", id.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Event(
                        row.getObject("event_id", UUID.class),
                        row.getString("event"),
                        ConnectionStore.JSON.readValue(row.getString("details"), TEXTS),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
