package dev.frontdesk.connector;

import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gathers in memory what was posted to connections, and writes it down every few seconds, all connections in a
 * statement: no request waits for it. A killed node loses the last seconds of its log and nothing else.
 */
@Component
class WebhookLog {

    /** Of each connection; older ones make room for newer ones. */
    static final int KEPT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);

    private final WebhookLogStore store;
    private final ConcurrentHashMap<ConnectionId, Recent> all = new ConcurrentHashMap<>();

    WebhookLog(WebhookLogStore store) {
        this.store = store;
    }

    /** The latest requests to one connection that are not written down yet. */
    static final class Recent {

        private final OrganizationId organization;
        private final ConnectionId connection;
        private final ArrayDeque<WebhookEntry> entries = new ArrayDeque<>();
        private int sinceTrim;

        private Recent(OrganizationId organization, ConnectionId connection) {
            this.organization = organization;
            this.connection = connection;
        }

        synchronized void add(WebhookEntry entry) {
            if (entries.size() == KEPT) {
                entries.remove();
            }
            entries.add(entry);
        }

        private synchronized List<WebhookEntry> take() {
            if (entries.isEmpty()) {
                return List.of();
            }
            List<WebhookEntry> taken = List.copyOf(entries);
            entries.clear();
            sinceTrim += taken.size();
            return taken;
        }

        /** Only now and then are there so many that old ones have to go. */
        private synchronized boolean isFull() {
            boolean full = sinceTrim >= KEPT;
            if (full) {
                sinceTrim = 0;
            }
            return full;
        }
    }

    /** A moment's requests to one connection, oldest first. */
    record Batch(OrganizationId organization, ConnectionId connection, List<WebhookEntry> entries) {}

    Recent of(StoredConnection connection) {
        return all.computeIfAbsent(connection.id(), id -> new Recent(connection.organization(), id));
    }

    @PreDestroy
    synchronized void flush() {
        List<Batch> batches = new ArrayList<>();
        List<Batch> full = new ArrayList<>();
        for (Recent recent : all.values()) {
            List<WebhookEntry> entries = recent.take();
            if (!entries.isEmpty()) {
                Batch batch = new Batch(recent.organization, recent.connection, entries);
                batches.add(batch);
                if (recent.isFull()) {
                    full.add(batch);
                }
            }
        }
        if (batches.isEmpty()) {
            return;
        }
        batches.sort(Comparator.comparing(batch -> batch.connection().value()));
        try {
            store.insert(batches);
            full.forEach(batch -> store.trim(batch.organization(), batch.connection(), KEPT));
        } catch (DataAccessException e) {
            LOG.warn("connector_webhook_log_lost: requests to {} connections were not written down", batches.size(), e);
        }
    }
}
