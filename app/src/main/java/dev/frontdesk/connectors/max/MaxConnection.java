package dev.frontdesk.connectors.max;

import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Webhook;
import java.util.List;
import java.util.Optional;

/** One bot. */
final class MaxConnection implements Connection {

    /** What MAX shall send us; everything else it would only send in vain. */
    static final List<String> UPDATES = List.of(
            "message_created",
            "message_edited",
            "message_callback",
            "bot_started",
            "bot_stopped",
            "dialog_removed",
            "bot_added",
            "bot_removed");

    private final UpdateDecoder decoder;
    private final MaxWebhook webhook;
    private final MaxPolling polling;
    private final MaxMessenger messenger;
    private final MaxMedia media;

    MaxConnection(MaxApi api, Bot bot) {
        Dialogs dialogs = new Dialogs();
        this.decoder = new UpdateDecoder(bot, dialogs);
        this.webhook = new MaxWebhook(api, decoder);
        this.polling = new MaxPolling(api, decoder);
        this.messenger = new MaxMessenger(api, dialogs);
        this.media = new MaxMedia(api);
    }

    @Override
    public Optional<Webhook> webhook() {
        return Optional.of(webhook);
    }

    @Override
    public Optional<Polling> polling() {
        return Optional.of(polling);
    }

    @Override
    public Optional<Messenger> messenger() {
        return Optional.of(messenger);
    }

    @Override
    public Optional<Media> media() {
        return Optional.of(media);
    }

    @Override
    public Inbound decode(String raw) {
        return decoder.item(raw).inbound();
    }
}
