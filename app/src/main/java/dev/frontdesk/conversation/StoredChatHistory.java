package dev.frontdesk.conversation;

import dev.frontdesk.connector.ChatHistory;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a chat for the client that shows it. */
@Component
class StoredChatHistory implements ChatHistory {

    private final Tenancy tenancy;
    private final JdbcClient jdbc;

    StoredChatHistory(Tenancy tenancy, JdbcClient jdbc) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> after(Source source, String chatId, @Nullable String cursor, int limit) {
        UUID after = cursor == null ? new UUID(0, 0) : parse(cursor);
        return tenancy.read(
                source.organization(),
                () -> jdbc.sql("""
                        select message_id, direction, text, external_id, created_at
                        from message
                        where organization_id = :organization and conversation_id = :conversation
                            and message_id > :after and piece_of is null
                            and status not in ('failed', 'unknown')
                        order by message_id desc
                        limit :limit
                        """)
                        .param("organization", source.organization().value())
                        .param(
                                "conversation",
                                ConversationId.of(source.connection(), chatId).value())
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, number) -> {
                            UUID id = row.getObject("message_id", UUID.class);
                            boolean fromPerson = row.getString("direction").equals("in");
                            String externalId = row.getString("external_id");
                            return new Entry(
                                    id.toString(),
                                    fromPerson && externalId != null ? externalId : id.toString(),
                                    fromPerson,
                                    row.getString("text"),
                                    row.getTimestamp("created_at").toInstant());
                        })
                        .list()
                        .reversed());
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
