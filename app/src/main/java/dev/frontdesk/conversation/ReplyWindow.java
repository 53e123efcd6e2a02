package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether free text may still be sent, on channels that allow it only for a while after a person wrote. */
@Component
class ReplyWindow {

    private static final String HEARD = """
            select i.created_at, exists (
                select
                from message o
                where o.organization_id = i.organization_id and o.conversation_id = i.conversation_id
                    and o.message_id > i.message_id and o.status = 'failed' and o.problem_code = 'window_closed'
            ) as refused
            from message i
            where i.organization_id = ? and i.conversation_id = ? and i.direction = 'in'
            order by i.message_id desc
            limit 1
            """;

    private final Channels channels;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyWindow(Channels channels, Tenancy tenancy, JdbcClient jdbc, Clock clock) {
        this.channels = channels;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param closesAt null where it never does, or is closed for another reason than time */
    record State(boolean closed, @Nullable Instant closesAt) {
        static final State OPEN = new State(false, null);
    }

    private record Heard(Instant at, boolean refused) {}

    State of(Caller caller, ConversationView conversation) {
        UUID connection = conversation.connectionId();
        return connection == null
                ? State.OPEN
                : channels.find(caller.organization(), new ConnectionId(connection))
                        .flatMap(channel -> channel.connection().messenger())
                        .map(Messenger::limits)
                        .map(limits -> of(caller.organization(), new ConversationId(conversation.id()), limits))
                        .orElse(State.OPEN);
    }

    /** Whether this must not even be tried: free text, and the time for it is over. */
    boolean forbids(Piece piece, Messenger.Limits limits) {
        Duration window = limits.replyWindow();
        return window != null
                && piece.beside().template() == null
                && (piece.askedAt() == 0 || clock.millis() - piece.askedAt() >= window.toMillis())
                && of(piece.organization(), piece.conversation(), limits).closed();
    }

    private State of(OrganizationId organization, ConversationId conversation, Messenger.Limits limits) {
        Duration window = limits.replyWindow();
        if (window == null) {
            return State.OPEN;
        }
        Heard heard = heard(organization, conversation).orElse(null);
        if (heard == null || heard.refused()) {
            return new State(true, null);
        }
        Instant closesAt = heard.at().plus(window);
        return new State(!clock.instant().isBefore(closesAt), closesAt);
    }

    private Optional<Heard> heard(OrganizationId organization, ConversationId conversation) {
        return tenancy.read(
                organization,
                () -> jdbc.sql(HEARD)
                        .param(organization.value())
                        .param(conversation.value())
                        .query((row, number) -> {
                            Timestamp at = row.getTimestamp("created_at");
                            return new Heard(at.toInstant(), row.getBoolean("refused"));
                        })
                        .optional());
    }
}
