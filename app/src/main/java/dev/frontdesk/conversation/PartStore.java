package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The parts of messages, under row-level security. */
@Component
class PartStore {

    private static final int REMEMBERED_MAX = 3_000;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PartStore(Tenancy tenancy, JdbcClient jdbc, JsonMapper json) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of those messages that have any. */
    Map<UUID, List<StoredPart>> of(OrganizationId organization, ConversationId conversation, List<UUID> messages) {
        return tenancy.read(organization, () -> {
            Map<UUID, List<StoredPart>> parts = new HashMap<>();
            jdbc.sql("""
                            select message_id, parts
                            from message
                            where organization_id = ? and conversation_id = ? and message_id = any (?)
                                and parts is not null
                            """)
                    .param(organization.value())
                    .param(conversation.value())
                    .param(messages.toArray(UUID[]::new))
                    .query((row, number) ->
                            parts.put(row.getObject("message_id", UUID.class), parse(row.getString("parts"))))
                    .list();
            return parts;
        });
    }

    List<StoredPart> of(OrganizationId organization, ConversationId conversation, UUID message) {
        return of(organization, conversation, List.of(message)).getOrDefault(message, List.of());
    }

    void write(OrganizationId organization, ConversationId conversation, UUID message, List<StoredPart> parts) {
        String stored = written(parts);
        String read = Texts.stored(inWords(parts));
        tenancy.run(
                organization,
                () -> jdbc.sql("""
                        update message
                        set parts = :parts,
                            plain = case when :read = '' then null else concat_ws(E'\n', nullif(text, ''), :read) end
                        where organization_id = :organization and conversation_id = :conversation
                            and message_id = :message
                        """)
                        .param("parts", stored)
                        .param("read", read)
                        .param("organization", organization.value())
                        .param("conversation", conversation.value())
                        .param("message", message)
                        .update());
    }

    /** Puts a part in the place of one that is missing still; somebody else may have been faster. */
    boolean replace(
            OrganizationId organization, ConversationId conversation, UUID message, int number, StoredPart part) {
        return tenancy.write(organization, () -> {
            List<StoredPart> parts = new ArrayList<>(parse(jdbc.sql("""
                            select parts
                            from message
                            where organization_id = ? and conversation_id = ? and message_id = ?
                            for update
                            """)
                    .params(organization.value(), conversation.value(), message)
                    .query(String.class)
                    .optional()
                    .orElse(null)));
            if (number >= parts.size() || parts.get(number).file() != null) {
                return false;
            }
            parts.set(number, part);
            write(organization, conversation, message, parts);
            return true;
        });
    }

    /** What of it a model is told in later turns. */
    private static String inWords(List<StoredPart> parts) {
        return parts.stream()
                .filter(part -> part.text() != null && !part.text().isBlank())
                .map(part -> "[" + (part.name() == null ? part.word() : part.word() + " " + part.name()) + "] "
                        + Texts.beginning(part.text(), REMEMBERED_MAX))
                .collect(Collectors.joining("\n"));
    }

    /** Null for none. */
    @Nullable String written(List<StoredPart> parts) {
        return parts.isEmpty() ? null : Texts.stored(json.writeValueAsString(parts));
    }

    List<StoredPart> parse(@Nullable String stored) {
        return stored == null ? List.of() : List.of(json.readValue(stored, StoredPart[].class));
    }
}
