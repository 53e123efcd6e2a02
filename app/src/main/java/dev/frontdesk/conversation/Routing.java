package dev.frontdesk.conversation;

import dev.frontdesk.panel.Presence;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks somebody who is there to take a conversation that waits: whoever has the fewest open ones, by turns. */
@Component
class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

    private final ConversationStore store;
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Presence presence;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final Turns turns = new Turns();

    Routing(
            ConversationStore store,
            JdbcClient jdbc,
            Tenancy tenancy,
            Presence presence,
            Signals signals,
            ApplicationEventPublisher events) {
        this.store = store;
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.presence = presence;
        this.signals = signals;
        this.events = events;
    }

    /** A person was called just now. Returns at once. */
    void called(OrganizationId organization, ConversationId conversation) {
        Thread.ofVirtual().name("routing").start(() -> {
            try {
                Optional<UUID> person = route(organization, conversation);
                events.publishEvent(new PersonCalled(organization, conversation, person.orElse(null)));
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("conversation", conversation)
                        .setCause(failure)
                        .log("conversation_not_routed");
            }
        });
    }

    /** Whom it was offered to; empty when nobody is there or it waits no more. */
    Optional<UUID> route(OrganizationId organization, ConversationId conversation) {
        Set<UUID> there = presence.of(organization);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> chosen = tenancy.write(
                organization,
                () -> store.target(organization, conversation)
                        .map(ConversationStore.Target::handOver)
                        .filter(now -> now.state() == HandOver.State.QUEUED)
                        .map(now -> {
                            UUID person = turns.next(there, load(organization, there));
                            store.offer(organization, conversation, now.offeredTo(person));
                            return person;
                        }));
        chosen.ifPresent(person -> signals.send(Conversations.TOPIC, organization + "/" + conversation));
        return chosen;
    }

    private Map<UUID, Integer> load(OrganizationId organization, Set<UUID> people) {
        Map<UUID, Integer> load = new HashMap<>();
        jdbc.sql("""
                        select assignee_id, count(*)
                        from conversation
                        where organization_id = :organization and (state <> 'assistant' or attention is not null)
                            and state in ('queued', 'person') and assignee_id = any (:people)
                        group by assignee_id
                        """)
                .param("organization", organization.value())
                .param("people", List.copyOf(people).toArray(UUID[]::new))
                .query(row -> {
                    load.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return load;
    }

    boolean isThere(OrganizationId organization, UUID person) {
        return presence.of(organization).contains(person);
    }

    boolean isAnybodyThere(OrganizationId organization) {
        return !presence.of(organization).isEmpty();
    }
}
