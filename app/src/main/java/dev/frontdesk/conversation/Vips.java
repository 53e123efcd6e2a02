package dev.frontdesk.conversation;

import dev.frontdesk.platform.Signals;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contacts with the label VIP: few, so that every node has them all in memory. */
@Component
class Vips {

    static final String LABEL = "VIP";
    private static final String TOPIC = "vip";

    private volatile Set<UUID> contacts = Set.of();
    private final JdbcClient jdbc;
    private final Signals signals;

    Vips(@Qualifier("pipeline") JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
        signals.on(TOPIC, payload -> Thread.ofVirtual().name("vips").start(this::read));
        signals.onGap(() -> Thread.ofVirtual().name("vips").start(this::read));
        read();
    }

    /** With those that are merged into one of them. */
    private synchronized void read() {
        Set<UUID> read = ConcurrentHashMap.newKeySet();
        jdbc.sql("""
                        with vip as (
                            select organization_id, contact_id
                            from contact
                            where 'VIP' = any (labels)
                        )
                        select contact_id
                        from vip
                        union
                        select m.contact_id
                        from contact m
                            join vip v on v.organization_id = m.organization_id and v.contact_id = m.merged_into
                        where m.merged_into is not null
                        """).query(row -> {
            read.add(row.getObject(1, UUID.class));
        });
        contacts = read;
    }

    boolean contains(@Nullable UUID contact) {
        return contact != null && contacts.contains(contact);
    }

    /** To be called after labels or merges were changed; here it holds at once. */
    void changed() {
        read();
        signals.send(TOPIC, "");
    }
}
