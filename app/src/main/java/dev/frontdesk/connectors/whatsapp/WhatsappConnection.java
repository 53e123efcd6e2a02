package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Webhook;
import java.time.Clock;
import java.util.Optional;

/** One number. */
final class WhatsappConnection implements Connection {

    private final PostDecoder decoder;
    private final WhatsappWebhook webhook;
    private final WhatsappMessenger messenger;
    private final WhatsappMedia media;

    WhatsappConnection(Account account, TwilioApi api, OutgoingFiles files, Clock clock) {
        LatestMessages latest = new LatestMessages();
        this.decoder = new PostDecoder(clock);
        this.webhook = new WhatsappWebhook(account, decoder, latest);
        this.messenger = new WhatsappMessenger(account, api, files, latest);
        this.media = new WhatsappMedia(api);
    }

    @Override
    public Optional<Webhook> webhook() {
        return Optional.of(webhook);
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
        FormBody post = FormBody.parse(raw);
        return StatusDecoder.isStatus(post) ? StatusDecoder.receipt(post) : decoder.decode(post);
    }
}
