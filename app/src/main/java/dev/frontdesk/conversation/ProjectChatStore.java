package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the chats in the panel. */
@Component
class ProjectChatStore {

    /** What these conversations carry as connector; no folder has this name. */
    static final String CONNECTOR = "panel";

    record Standing(@Nullable String agent, UUID transcriptAfter) {}

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final JsonMapper json;

    ProjectChatStore(JdbcClient jdbc, Tenancy tenancy, JsonMapper json) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.json = json;
    }

    ConversationId begin(Caller caller, ProjectId project, String text) {
        ConversationId id = new ConversationId(Ids.next());
        tenancy.run(
                caller.organization(),
                () -> jdbc.sql("""
                        insert into conversation
                            (organization_id, conversation_id, project_id, connector, chat_id, group_chat, title,
                             last_text)
                        values (?, ?, ?, ?, ?, false, ?, ?)
                        """)
                        .param(caller.organization().value())
                        .param(id.value())
                        .param(project.value())
                        .param(CONNECTOR)
                        .param(caller.id().toString())
                        .param(caller.name())
                        .param(Texts.stored(Texts.beginning(text, 200)))
                        .update());
        return id;
    }

    ConversationId find(Caller caller, ProjectId project, ConversationId id) {
        return tenancy.read(
                caller.organization(),
                () -> jdbc.sql("""
                        select conversation_id
                        from conversation
                        where organization_id = ? and conversation_id = ? and project_id = ? and connector = ?
                        """)
                        .param(caller.organization().value())
                        .param(id.value())
                        .param(project.value())
                        .param(CONNECTOR)
                        .query((row, number) -> id)
                        .optional()
                        .orElseThrow(() -> new Problem.Missing("chat", id)));
    }

    Standing standing(OrganizationId organization, ConversationId id) {
        return jdbc.sql("""
                        select agent, transcript_after
                        from conversation
                        where organization_id = ? and conversation_id = ?
                        """)
                .param(organization.value())
                .param(id.value())
                .query((row, number) ->
                        new Standing(row.getString("agent"), row.getObject("transcript_after", UUID.class)))
                .single();
    }

    void hear(OrganizationId organization, ConversationId id, UUID message, UUID author, String text) {
        say(organization, id, message, "in", "contact", author, text, null, "received");
    }

    void reply(OrganizationId organization, ConversationId id, UUID message, TurnRunner.Reply reply) {
        if (!reply.markdown().isBlank()) {
            String sources = reply.sources().isEmpty() ? null : json.writeValueAsString(reply.sources());
            say(organization, id, message, "out", "assistant", null, reply.markdown(), sources, "sent");
        }
        jdbc.sql("""
                        update conversation
                        set agent = coalesce(:agent, agent),
                            transcript_after = coalesce(:after, transcript_after)
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("agent", reply.agent())
                .param("after", reply.forget() ? message : null)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .update();
    }

    private void say(
            OrganizationId organization,
            ConversationId id,
            UUID message,
            String direction,
            String author,
            @Nullable UUID authorId,
            String text,
            @Nullable String sources,
            String status) {
        jdbc.sql("""
                        with said as (
                            insert into message
                                (organization_id, conversation_id, message_id, direction, author, author_id, text,
                                 sources, status, lane_group)
                            values (:organization, :conversation, :message, :direction, :author, :authorId, :text,
                                    :sources, :status, :group)
                        )
                        update conversation
                        set last_text = left(:text, 200), last_message_at = now()
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("message", message)
                .param("direction", direction)
                .param("author", author)
                .param("authorId", authorId)
                .param("text", Texts.stored(text))
                .param("sources", Texts.storedOrNull(sources))
                .param("status", status)
                .param("group", id.laneGroup())
                .update();
    }
}
