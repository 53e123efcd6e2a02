package dev.frontdesk.conversation;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The conversation in which an organization's people are told what concerns them. */
@Service
class DefaultChat {

    /** @param conversationId null: none is linked */
    record DefaultChatView(
            @Nullable UUID conversationId,
            @Nullable String title,
            @Nullable String connector,
            @Nullable Instant chosenAt) {

        static final DefaultChatView NONE = new DefaultChatView(null, null, null, null);
    }

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Audit audit;
    private final Signals signals;
    private final Clock clock;

    DefaultChat(
            JdbcClient jdbc, Tenancy tenancy, Conversations conversations, Audit audit, Signals signals, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.audit = audit;
        this.signals = signals;
        this.clock = clock;
    }

    DefaultChatView view(Caller caller) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> jdbc.sql("""
                        select d.conversation_id, c.title, c.connector, d.chosen_at
                        from default_chat d
                            join conversation c using (organization_id, conversation_id)
                        where d.organization_id = ?
                        """)
                        .param(caller.organization().value())
                        .query((row, number) -> new DefaultChatView(
                                row.getObject("conversation_id", UUID.class),
                                row.getString("title"),
                                row.getString("connector"),
                                row.getTimestamp("chosen_at").toInstant()))
                        .optional()
                        .orElse(DefaultChatView.NONE));
    }

    boolean is(Caller caller, UUID conversation) {
        return conversation.equals(view(caller).conversationId());
    }

    /** From now on it is told here, and nowhere else. */
    void choose(Caller caller, @Nullable UUID id) {
        caller.requireConverse();
        if (id == null) {
            throw new Problem.Invalid("conversationId", Words.here().say("conversation.default.choose"));
        }
        ConversationView conversation = conversations.require(caller, new ConversationId(id));
        if (conversation.connectionId() == null) {
            throw new Problem.Invalid("conversationId", Words.here().say("conversation.cannot.panel"));
        }
        tenancy.run(caller.organization(), () -> {
            jdbc.sql("""
                            insert into default_chat (organization_id, conversation_id, chosen_by, chosen_at)
                            values (:organization, :conversation, :by, :at)
                            on conflict (organization_id) do update
                            set conversation_id = excluded.conversation_id,
                                chosen_by = excluded.chosen_by,
                                chosen_at = excluded.chosen_at
                            """)
                    .param("organization", caller.organization().value())
                    .param("conversation", id)
                    .param("by", caller.kind() == Caller.Kind.PERSON ? caller.id() : null)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "default_chat.chosen").about("conversation", id));
        });
        signals.send(Conversations.TOPIC, caller.organization().toString());
    }

    void clear(Caller caller) {
        caller.requireConverse();
        tenancy.run(caller.organization(), () -> {
            jdbc.sql("delete from default_chat where organization_id = ?")
                    .param(caller.organization().value())
                    .update();
            audit.record(caller.organization(), AuditEntry.of(caller.actor(), "default_chat.cleared"));
        });
        signals.send(Conversations.TOPIC, caller.organization().toString());
    }

    /** In a transaction of the organization. */
    Optional<ConversationId> find(OrganizationId organization) {
        return jdbc.sql("select conversation_id from default_chat where organization_id = ?")
                .param(organization.value())
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }
}
