package dev.frontdesk.conversation;

import dev.frontdesk.conversation.Colleagues.Colleague;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Private notes of people to people: nobody else ever sees them, no customer and no model. */
@Service
public class Notes {

    private static final int TEXT_MAX = 8_000;
    private static final int SHOWN_MAX = 200;

    /**
     * @param authorId account of who wrote it; null: a program
     * @param mentions accounts of those who are named with an {@code @}
     */
    public record NoteView(
            UUID id,
            UUID conversationId,
            @Nullable UUID authorId,
            String authorName,
            String text,
            List<UUID> mentions,
            Instant createdAt) {}

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Colleagues colleagues;
    private final Signals signals;
    private final Clock clock;

    Notes(
            JdbcClient jdbc,
            Tenancy tenancy,
            Conversations conversations,
            Colleagues colleagues,
            Signals signals,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.colleagues = colleagues;
        this.signals = signals;
        this.clock = clock;
    }

    /** The newest {@value #SHOWN_MAX}, oldest first. */
    List<NoteView> of(Caller caller, ConversationId id) {
        caller.requireConverse();
        return tenancy.read(
                caller.organization(),
                () -> jdbc.sql("""
                        select note_id, conversation_id, author_id, author_name, text, mentions, created_at
                        from note
                        where organization_id = ? and conversation_id = ?
                        order by note_id desc
                        limit ?
                        """)
                        .params(caller.organization().value(), id.value(), SHOWN_MAX)
                        .query(Notes::note)
                        .list()
                        .reversed());
    }

    private static NoteView note(ResultSet row, int number) throws SQLException {
        return new NoteView(
                row.getObject("note_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                row.getString("text"),
                List.of((UUID[]) row.getArray("mentions").getArray()),
                row.getTimestamp("created_at").toInstant());
    }

    /** Whoever of the colleagues is named with an {@code @} finds the conversation among their mentions. */
    NoteView add(Caller caller, ConversationId id, String text) {
        caller.requireConverse();
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
        }
        conversations.require(caller, id);
        List<UUID> mentions = mentions(text, colleagues.of(caller.organization()));
        NoteView note = new NoteView(
                Ids.next(),
                id.value(),
                caller.kind() == Caller.Kind.PERSON ? caller.id() : null,
                caller.name(),
                Texts.stored(text.strip()),
                mentions,
                clock.instant());
        tenancy.run(caller.organization(), () -> insert(caller.organization(), note));
        signals.send(Conversations.TOPIC, caller.organization() + "/" + id);
        return note;
    }

    /** By their whole name, or by its first word. */
    static List<UUID> mentions(String text, List<Colleague> colleagues) {
        String lower = text.toLowerCase(Locale.ROOT);
        return colleagues.stream()
                .filter(each -> isNamed(lower, each.name())
                        || isNamed(lower, each.name().split(" ", 2)[0]))
                .map(Colleague::id)
                .toList();
    }

    private static boolean isNamed(String lower, String name) {
        String wanted = "@" + name.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(wanted);
        int end = at + wanted.length();
        return wanted.length() > 1
                && at >= 0
                && (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end)));
    }

    private void insert(OrganizationId organization, NoteView note) {
        jdbc.sql("""
                        insert into note
                            (organization_id, conversation_id, note_id, author_id, author_name, text, mentions, created_at)
                        values (:organization, :conversation, :note, :author, :name, :text, :mentions, :at)
                        """)
                .param("organization", organization.value())
                .param("conversation", note.conversationId())
                .param("note", note.id())
                .param("author", note.authorId())
                .param("name", note.authorName())
                .param("text", note.text())
                .param("mentions", note.mentions().toArray(UUID[]::new))
                .param("at", Timestamp.from(note.createdAt()))
                .update();
    }

    /** Only whoever wrote it, or administers the organization, may take it back. */
    void remove(Caller caller, ConversationId id, UUID note) {
        NoteView there = of(caller, id).stream()
                .filter(each -> each.id().equals(note))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("note", note));
        if (!caller.id().equals(there.authorId())) {
            caller.requireAdminister();
        }
        tenancy.run(
                caller.organization(),
                () -> jdbc.sql("""
                        delete from note
                        where organization_id = ? and conversation_id = ? and note_id = ?
                        """)
                        .params(caller.organization().value(), id.value(), note)
                        .update());
        signals.send(Conversations.TOPIC, caller.organization() + "/" + id);
    }
}
