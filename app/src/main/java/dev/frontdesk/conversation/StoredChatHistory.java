package dev.frontdesk.conversation;

import dev.frontdesk.connector.Attachment;
import dev.frontdesk.connector.ChatHistory;
import dev.frontdesk.connector.InboundSink.Source;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat for the client that shows it. */
@Component
class StoredChatHistory implements ChatHistory {

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final PartStore parts;
    private final Attachments files;
    private final JsonMapper json;

    StoredChatHistory(Tenancy tenancy, JdbcClient jdbc, PartStore parts, Attachments files, JsonMapper json) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.parts = parts;
        this.files = files;
        this.json = json;
    }

    @Override
    public List<Entry> after(Source source, String chatId, @Nullable String cursor, int limit) {
        UUID after = cursor == null ? new UUID(0, 0) : parse(cursor);
        return tenancy.read(
                source.organization(),
                () -> jdbc.sql("""
                        select message_id, direction, text, parts, extras, external_id, created_at
                        from message
                        where organization_id = :organization and conversation_id = :conversation
                            and message_id > :after and piece_of is null
                            and status not in ('failed', 'unknown', 'draft', 'discarded')
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
                                    fromPerson ? List.of() : files(row.getString("parts")),
                                    Beside.read(json, row.getString("extras")).choices(),
                                    row.getTimestamp("created_at").toInstant());
                        })
                        .list()
                        .reversed());
    }

    private List<File> files(@Nullable String stored) {
        return parts.parse(stored).stream()
                .flatMap(part -> part.kept().stream()
                        .map(file -> new File(String.valueOf(part.name()), file.mediaType(), file.bytes())))
                .toList();
    }

    @Override
    public Optional<Attachment> file(Source source, String chatId, String id, int number) {
        UUID message = parse(id);
        ConversationId conversation = ConversationId.of(source.connection(), chatId);
        return tenancy.read(
                        source.organization(),
                        () -> jdbc.sql("""
                                select parts
                                from message
                                where organization_id = ? and conversation_id = ? and message_id = ?
                                    and direction = 'out' and parts is not null
                                    and status not in ('failed', 'unknown', 'draft', 'discarded')
                                """)
                                .param(source.organization().value())
                                .param(conversation.value())
                                .param(message)
                                .query(String.class)
                                .optional())
                .flatMap(stored ->
                        parts.parse(stored).stream().skip(Math.max(0, number)).findFirst())
                .flatMap(part -> part.kept().map(file -> files.attachment(source.organization(), part, file)));
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
