package dev.frontdesk.conversation;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells an organization's people something in their default chat. */
@Service
class Notifications {

    private static final Duration EXPIRES = Duration.ofHours(6);
    private static final int TEXT_MAX = 4_000;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final DefaultChat chat;
    private final Lanes lanes;
    private final Signals signals;
    private final Words words;
    private final Clock clock;

    Notifications(
            JdbcClient jdbc,
            Tenancy tenancy,
            DefaultChat chat,
            Lanes lanes,
            Signals signals,
            Words words,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.chat = chat;
        this.lanes = lanes;
        this.signals = signals;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @return the message, queued to be sent
     * @throws Problem.Conflict when no chat is linked
     */
    UUID send(Caller caller, String text) {
        caller.requireConverse();
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
        }
        return tell(caller.organization(), null, phrases -> text)
                .orElseThrow(() -> new Problem.Conflict(
                        Words.here().say("conversation.default.not-linked"),
                        Words.here().say("conversation.default.not-linked.cure")));
    }

    /**
     * @param about the conversation it is about; nothing is told of the default chat in itself
     * @param text in Markdown, in the language of the chat
     * @return the message; empty when no chat is linked, or it is the one this is about
     */
    Optional<UUID> tell(OrganizationId organization, @Nullable ConversationId about, Function<Phrases, String> text) {
        Optional<ConversationId> told =
                tenancy.read(organization, () -> chat.find(organization)).filter(found -> !found.equals(about));
        return told.map(conversation -> {
            UUID message = Ids.next();
            tenancy.run(organization, () -> insert(organization, conversation, message, text));
            lanes.stored(conversation);
            signals.send(Conversations.TOPIC, organization + "/" + conversation);
            return message;
        });
    }

    private void insert(
            OrganizationId organization, ConversationId conversation, UUID message, Function<Phrases, String> text) {
        String language = jdbc.sql("""
                        select coalesce(language, '')
                        from conversation
                        where organization_id = ? and conversation_id = ?
                        """)
                .params(organization.value(), conversation.value())
                .query(String.class)
                .optional()
                .orElse("");
        String written =
                text.apply(words.in(Language.ofTag(language, Language.ENGLISH).locale()));
        jdbc.sql("""
                        with said as (
                            insert into message
                                (organization_id, conversation_id, message_id, direction, author, text, status,
                                 lane_group, expires_at)
                            values (:organization, :conversation, :message, 'out', 'system', :text, 'queued', :group,
                                    :expires)
                        )
                        update conversation
                        set last_text = left(:text, 200), last_message_at = now()
                        where organization_id = :organization and conversation_id = :conversation
                        """)
                .param("organization", organization.value())
                .param("conversation", conversation.value())
                .param("message", message)
                .param("text", Texts.stored(written))
                .param("group", conversation.laneGroup())
                .param("expires", Timestamp.from(clock.instant().plus(EXPIRES)))
                .update();
    }
}
