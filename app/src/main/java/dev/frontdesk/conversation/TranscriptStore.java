package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.platform.Look;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what a model may know of a conversation, under row-level security. */
@Component
class TranscriptStore {

    /** Which rows of {@code message m} are lines of a transcript: pieces count as one. */
    static final String SPOKEN = """
            m.piece_of is null and m.author <> 'system' and m.status not in ('draft', 'discarded')
                and (m.text <> '' or (m.direction = 'in' and m.plain is not null))
            """;

    private final Tenancy tenancy;

    TranscriptStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The last {@code limit} messages between two ids, both excluded, oldest first; pieces count as one. */
    List<Line> read(OrganizationId organization, ConversationId conversation, UUID after, UUID before, int limit) {
        Look<Line> look = Look.of(
                """
                select author, case when direction = 'in' then coalesce(plain, text) else text end, agent, message_id
                from message m
                where organization_id = ? and conversation_id = ? and message_id > ? and message_id < ?
                    and\s""" + SPOKEN + """
                order by message_id desc
                limit ?
                """,
                (row, number) -> new Line(
                        author(row.getString(1)), row.getString(2), row.getString(3), row.getObject(4, UUID.class)),
                organization.value(),
                conversation.value(),
                after,
                before,
                limit);
        return tenancy.look(organization, look).reversed();
    }

    /** Asked only before something is done on the way of a turn. */
    int handOverVersion(OrganizationId organization, ConversationId conversation) {
        return tenancy
                .look(
                        organization,
                        Look.of("""
                                select hand_over_version
                                from conversation
                                where organization_id = ? and conversation_id = ?
                                """, (row, number) -> row.getInt(1), organization.value(), conversation.value()))
                .stream()
                .findFirst()
                .orElse(-1);
    }

    static Line.Author author(String author) {
        return switch (author) {
            case "contact" -> Line.Author.CONTACT;
            case "person" -> Line.Author.PERSON;
            default -> Line.Author.ASSISTANT;
        };
    }
}
