package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Template;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The texts that a channel's provider has approved to be sent at any time. */
@Component
class ApprovedTexts {

    private final Conversations conversations;
    private final Channels channels;

    ApprovedTexts(Conversations conversations, Channels channels) {
        this.conversations = conversations;
        this.channels = channels;
    }

    /**
     * Asks the provider; must not be called inside a transaction.
     *
     * @throws Problem.Conflict when the provider does not tell
     */
    List<Template> of(Caller caller, ConversationId id) {
        ConversationView conversation =
                conversations.find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
        UUID connection = conversation.connectionId();
        try {
            return connection == null
                    ? List.of()
                    : channels.find(caller.organization(), new ConnectionId(connection))
                            .flatMap(channel -> channel.connection().messenger())
                            .map(Messenger::templates)
                            .orElse(List.of());
        } catch (Refusal refusal) {
            throw new Problem.Conflict(
                    refusal.code(), Words.here().say("conversation.template.failed", refusal.getMessage()));
        }
    }

    Composed composed(Caller caller, ConversationId id, String template) {
        return of(caller, id).stream()
                .filter(each -> each.id().equals(template))
                .findFirst()
                .map(each -> new Composed(each.text(), List.of(), each.id()))
                .orElseThrow(() -> new Problem.Missing("template", template));
    }
}
