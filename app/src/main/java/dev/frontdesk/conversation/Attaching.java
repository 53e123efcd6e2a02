package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Limits;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.media.FileId;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in files that a person is about to send, and refuses at once what the channel would not take. */
@Component
class Attaching {

    static final int FILES_MAX = 10;

    private final Conversations conversations;
    private final Channels channels;
    private final MediaFiles files;

    Attaching(Conversations conversations, Channels channels, MediaFiles files) {
        this.conversations = conversations;
        this.channels = channels;
        this.files = files;
    }

    Optional<Limits> limits(Caller caller, ConversationView conversation) {
        UUID connection = conversation.connectionId();
        return connection == null
                ? Optional.empty()
                : channels.find(caller.organization(), new ConnectionId(connection))
                        .flatMap(channel -> channel.connection().messenger())
                        .map(Messenger::limits);
    }

    /**
     * Keeps a file.
     *
     * @param bytes its length, as the request tells
     * @throws Problem.Invalid when the channel takes no such file
     */
    StoredPart take(Caller caller, ConversationId id, @Nullable String name, long bytes, InputStream content)
            throws IOException {
        long bytesMax = bytesMax(caller, id);
        if (bytes > bytesMax) {
            throw tooLarge(bytesMax);
        }
        if (bytes == 0) {
            throw invalid("empty");
        }
        try {
            return Attachments.part(files.store(caller.organization(), content, bytesMax), name);
        } catch (MediaFiles.TooLarge e) {
            throw tooLarge(bytesMax);
        } catch (MediaFiles.Full e) {
            throw invalid("room");
        }
    }

    /** One that {@link #take} kept. */
    StoredPart kept(Caller caller, ConversationId id, String hash, @Nullable String name) {
        long bytesMax = bytesMax(caller, id);
        StoredFile file = Optional.of(hash)
                .filter(each -> each.matches("[0-9a-f]{64}"))
                .flatMap(each -> files.find(caller.organization(), new FileId(each)))
                .orElseThrow(() -> new Problem.Missing("file", hash));
        if (file.bytes() > bytesMax) {
            throw tooLarge(bytesMax);
        }
        return Attachments.part(file, name);
    }

    private long bytesMax(Caller caller, ConversationId id) {
        ConversationView conversation =
                conversations.find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
        long bytesMax = limits(caller, conversation)
                .filter(limits -> limits.attachmentsMax() > 0)
                .map(Limits::attachmentBytesMax)
                .orElseThrow(() -> invalid("none"));
        return Math.min(bytesMax, MediaFiles.BYTES_MAX);
    }

    private static Problem.Invalid tooLarge(long bytesMax) {
        return new Problem.Invalid(
                "files", Words.here().say("conversation.invalid.files.large", Math.max(1, bytesMax >> 20)));
    }

    static Problem.Invalid invalid(String why) {
        return new Problem.Invalid("files", Words.here().say("conversation.invalid.files." + why, FILES_MAX));
    }
}
