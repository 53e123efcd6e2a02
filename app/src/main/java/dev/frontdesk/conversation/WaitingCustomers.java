package dev.frontdesk.conversation;

import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Job;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks after customers who wait: finds somebody for them when people come, and offers those who wait longer than their
 * project bears that the assistant goes on meanwhile.
 */
@Configuration(proxyBeanMethods = false)
class WaitingCustomers {

    static final String JOB = "waiting-customers";
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration EXPIRES = Duration.ofHours(1);
    private static final int AT_ONCE_MAX = 1_000;

    private record Waiting(
            OrganizationId organization,
            ConversationId conversation,
            @Nullable UUID project,
            @Nullable UUID assignee,
            @Nullable String language,
            String lastText,
            Instant since,
            boolean offered) {}

    private final JdbcClient jdbc;
    private final Desks desks;
    private final Routing routing;
    private final Lanes lanes;
    private final Signals signals;
    private final Words words;
    private final Clock clock;

    WaitingCustomers(
            @Qualifier("pipeline") JdbcClient jdbc,
            Desks desks,
            Routing routing,
            Lanes lanes,
            Signals signals,
            Words words,
            Clock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.routing = routing;
        this.lanes = lanes;
        this.signals = signals;
        this.words = words;
        this.clock = clock;
    }

    @Bean
    Job waitingCustomersJob() {
        return Job.every(EVERY, JOB, this::offer);
    }

    void offer() {
        Instant now = clock.instant();
        for (Waiting waiting : waiting()) {
            if (routing.isAnybodyThere(waiting.organization()) && !isLookedAfter(waiting)) {
                routing.route(waiting.organization(), waiting.conversation());
            }
            Desk desk = waiting.project() == null
                    ? Desk.USUAL
                    : desks.of(waiting.organization(), new ProjectId(waiting.project()));
            if (!waiting.offered()
                    && !now.isBefore(waiting.since().plus(desk.rules().patience()))
                    && say(waiting, now)) {
                lanes.stored(waiting.conversation());
                signals.send(Conversations.TOPIC, waiting.organization() + "/" + waiting.conversation());
            }
        }
    }

    private boolean isLookedAfter(Waiting waiting) {
        UUID assignee = waiting.assignee();
        return assignee != null && routing.isThere(waiting.organization(), assignee);
    }

    /** Those first to whom nothing was offered yet, of them who waits longest. */
    private List<Waiting> waiting() {
        return jdbc.sql("""
                        select organization_id, conversation_id, project_id, assignee_id, language, last_text, queued_at,
                               offered_at is not null as offered
                        from conversation
                        where state = 'queued' and queued_at is not null and reachable
                            and connection_id is not null
                        order by offered_at is not null, queued_at
                        limit ?
                        """)
                .param(AT_ONCE_MAX)
                .query((row, number) -> new Waiting(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getObject("project_id", UUID.class),
                        row.getObject("assignee_id", UUID.class),
                        row.getString("language"),
                        row.getString("last_text"),
                        row.getTimestamp("queued_at").toInstant(),
                        row.getBoolean("offered")))
                .list();
    }

    /** @return false if a person took it, or another node was quicker */
    private boolean say(Waiting waiting, Instant now) {
        Language language = Language.of(waiting.lastText(), Language.ofTag(waiting.language(), Language.ENGLISH));
        return jdbc.sql("""
                        with offered as (
                            update conversation
                            set offered_at = :now
                            where organization_id = :organization and conversation_id = :conversation
                                and state = 'queued' and offered_at is null
                            returning conversation_id
                        )
                        insert into message
                            (organization_id, conversation_id, message_id, direction, author, text, status,
                             lane_group, expires_at)
                        select :organization, conversation_id, :message, 'out', 'system', :text, 'queued', :group,
                               :expires
                        from offered
                        """)
                        .param("now", Timestamp.from(now))
                        .param("organization", waiting.organization().value())
                        .param("conversation", waiting.conversation().value())
                        .param("message", Ids.next())
                        .param("text", words.in(language.locale()).say("conversation.call.offer"))
                        .param("group", waiting.conversation().laneGroup())
                        .param("expires", Timestamp.from(now.plus(EXPIRES)))
                        .update()
                == 1;
    }
}
