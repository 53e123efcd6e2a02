package dev.frontdesk.connector;

import dev.frontdesk.connector.WebhookLog.Batch;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code webhook_log}: a few requests each. */
@Repository
class WebhookLogStore implements Cleanup {

    private static final TypeReference<List<WebhookEntry>> ENTRIES = new TypeReference<>() {};
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient pipeline;
    private final JdbcClient jdbc;

    WebhookLogStore(@Qualifier("pipeline") JdbcClient pipeline, JdbcClient jdbc) {
        this.pipeline = pipeline;
        this.jdbc = jdbc;
    }

    /** Nothing is written about a connection that was deleted meanwhile. */
    void insert(List<Batch> batches) {
        pipeline.sql("""
                        insert into webhook_log
                            (organization_id, connection_id, log_id, requests, entries, logged_at)
                        select c.organization_id, c.connection_id, t.log_id, t.requests, t.entries, t.logged_at
                        from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
                            as t (connection_id, log_id, requests, entries, logged_at)
                        join connection c on c.connection_id = t.connection_id
                        """)
                .params(
                        batches.stream()
                                .map(batch -> batch.connection().value())
                                .toArray(UUID[]::new),
                        batches.stream().map(batch -> Ids.next()).toArray(UUID[]::new),
                        batches.stream().map(batch -> batch.entries().size()).toArray(Integer[]::new),
                        batches.stream()
                                .map(batch -> ConnectionStore.JSON.writeValueAsString(batch.entries()))
                                .toArray(String[]::new),
                        batches.stream()
                                .map(batch -> batch.entries().getLast().at().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Removes what is behind the latest so many requests. */
    void trim(OrganizationId organization, ConnectionId connection, int kept) {
        pipeline.sql("""
                        delete from webhook_log
                        where organization_id = :organization and connection_id = :connection and log_id in (
                            select log_id
                            from (
                                select log_id, requests, sum(requests) over (order by log_id desc) as counted
                                from webhook_log
                                where organization_id = :organization and connection_id = :connection
                            ) latest
                            where counted - requests >= :kept)
                        """)
                .param("organization", organization.value())
                .param("connection", connection.value())
                .param("kept", kept)
                .update();
    }

    /** All that is kept of a connection, oldest row first. Inside the organization's transaction. */
    List<WebhookEntry> list(OrganizationId organization, ConnectionId connection) {
        return jdbc
                .sql("""
                        select entries
                        from webhook_log
                        where organization_id = ? and connection_id = ?
                        order by log_id
                        """)
                .params(organization.value(), connection.value())
                .query((row, number) -> ConnectionStore.JSON.readValue(row.getString("entries"), ENTRIES))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public int clean(Instant now) {
        return pipeline.sql("delete from webhook_log where logged_at < ?")
                .param(ConnectionStore.time(now.minus(KEPT)))
                .update();
    }
}
