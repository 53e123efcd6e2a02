package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Media;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Fetches once more, for a person who asks, what could not be had when its message came. */
@Component
class FileAttempts {

    private final Conversations conversations;
    private final Channels channels;
    private final PartStore parts;
    private final FileFetch fetch;
    private final News news;

    FileAttempts(Conversations conversations, Channels channels, PartStore parts, FileFetch fetch, News news) {
        this.conversations = conversations;
        this.channels = channels;
        this.parts = parts;
        this.fetch = fetch;
        this.news = news;
    }

    /**
     * Blocks for as long as the provider takes, a minute at most. What became of it stands in the message.
     *
     * @param number of the part in its message, from 0
     * @throws Problem.Invalid when another attempt cannot help, or the connection does not run
     */
    void tryAgain(Caller caller, ConversationId id, UUID message, int number) {
        caller.requireConverse();
        ConversationView conversation =
                conversations.find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
        StoredPart part = parts.of(caller.organization(), id, message).stream()
                .skip(Math.max(0, number))
                .findFirst()
                .filter(StoredPart::mayBeTriedAgain)
                .orElseThrow(() -> invalid("again"));
        Media media = media(caller, conversation).orElseThrow(() -> invalid("stopped"));
        StoredPart fetched = fetch.fetch(caller.organization(), media, part);
        parts.replace(caller.organization(), id, message, number, fetched);
        news.changed(caller.organization(), id);
    }

    private Optional<Media> media(Caller caller, ConversationView conversation) {
        UUID connection = conversation.connectionId();
        return connection == null
                ? Optional.empty()
                : channels.find(caller.organization(), new ConnectionId(connection))
                        .flatMap(channel -> channel.connection().media());
    }

    private static Problem.Invalid invalid(String why) {
        return new Problem.Invalid("part", Words.here().say("conversation.invalid.part." + why));
    }
}
