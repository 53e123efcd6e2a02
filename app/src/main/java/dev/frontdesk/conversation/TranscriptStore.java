package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a model may know of a conversation, under row-level security. */
@Component
class TranscriptStore {

    private final Tenancy tenancy;
    private final JdbcClient jdbc;

    TranscriptStore(Tenancy tenancy, JdbcClient jdbc) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
    }

    /** The last {@code limit} messages between two ids, both excluded, oldest first; pieces count as one. */
    List<Line> read(OrganizationId organization, ConversationId conversation, UUID after, UUID before, int limit) {
        return tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select author, text
                        from message
                        where organization_id = :organization and conversation_id = :conversation
                            and message_id > :after and message_id < :before
                            and piece_of is null and author <> 'system' and text <> ''
                        order by message_id desc
                        limit :limit
                        """)
                        .param("organization", organization.value())
                        .param("conversation", conversation.value())
                        .param("after", after)
                        .param("before", before)
                        .param("limit", limit)
                        .query((row, number) -> new Line(
                                switch (row.getString("author")) {
                                    case "contact" -> Line.Author.CONTACT;
                                    case "person" -> Line.Author.PERSON;
                                    default -> Line.Author.ASSISTANT;
                                },
                                row.getString("text")))
                        .list()
                        .reversed());
    }
}
