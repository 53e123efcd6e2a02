package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
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
        jdbc.sql("""
                        with said as (
                            insert into message
                                (organization_id, conversation_id, message_id, direction, author, author_id, text, status,
                                 lane_group)
                            values (:organization, :conversation, :message, 'in', 'contact', :author, :text, 'received',
                                    :group)
                        )
                        update conversation
                        set last_text = left(:text, 200), last_message_at = now()
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("message", message)
                .param("author", author)
                .param("text", Texts.stored(text))
                .param("group", id.laneGroup())
                .update();
    }

    /** The buttons under the last replies, newest first. */
    List<Choices.Option> offered(OrganizationId organization, ConversationId id, int replies) {
        return jdbc
                .sql("""
                        select extras
                        from message
                        where organization_id = ? and conversation_id = ? and direction = 'out'
                        order by message_id desc
                        limit ?
                        """)
                .params(organization.value(), id.value(), replies)
                .query((row, number) -> Beside.read(json, row.getString("extras")))
                .list()
                .stream()
                .flatMap(beside -> beside.choices().stream())
                .toList();
    }

    void reply(OrganizationId organization, ConversationId id, UUID message, TurnRunner.Reply reply) {
        if (!reply.isSilent()) {
            say(organization, id, message, reply);
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

    private void say(OrganizationId organization, ConversationId id, UUID message, TurnRunner.Reply reply) {
        Steps steps = reply.steps();
        List<StoredPart> files = reply.beside().files();
        jdbc.sql("""
                        with said as (
                            insert into message
                                (organization_id, conversation_id, message_id, direction, author, text, sources, parts,
                                 extras, agent, steps, status, lane_group)
                            values (:organization, :conversation, :message, 'out', 'assistant', :text, :sources, :parts,
                                    :extras, :agent, :steps, 'sent', :group)
                        )
                        update conversation
                        set last_text = left(:text, 200), last_message_at = now()
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", id.value())
                .param("message", message)
                .param("text", Texts.stored(reply.markdown()))
                .param("sources", reply.sources().isEmpty() ? null : written(reply.sources()))
                .param("parts", files.isEmpty() ? null : written(files))
                .param("extras", new Beside(List.of(), reply.choices(), null).written(json))
                .param("agent", steps == null ? null : steps.agent())
                .param("steps", steps == null ? null : written(steps))
                .param("group", id.laneGroup())
                .update();
    }

    private String written(Object value) {
        return Texts.stored(json.writeValueAsString(value));
    }
}
