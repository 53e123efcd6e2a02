package dev.frontdesk.connectors.telegram;

import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Webhook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One bot. */
final class TelegramConnection implements Connection {

    /** What Telegram shall send us; everything else it would only send in vain. */
    static final List<String> UPDATES = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private final TelegramApi api;
    private final UpdateDecoder decoder;
    private final TelegramWebhook webhook;
    private final TelegramPolling polling;
    private final TelegramMessenger messenger;
    private final TelegramMedia media;

    TelegramConnection(TelegramApi api, Bot bot, Clock clock) {
        this.api = api;
        this.decoder = new UpdateDecoder(bot, clock);
        this.webhook = new TelegramWebhook(api, decoder);
        this.polling = new TelegramPolling(api, bot, decoder, clock);
        this.messenger = new TelegramMessenger(api);
        this.media = new TelegramMedia(api);
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

    TelegramApi api() {
        return api;
    }

    @Override
    public Inbound decode(String raw) {
        return decoder.item(raw).inbound();
    }
}
