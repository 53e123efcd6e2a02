package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Mailbox;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Polling;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One mailbox. */
final class MailConnection implements Connection {

    private final MailSettings settings;
    private final MailPolling polling;
    private final MailMessenger messenger;
    private final MailMedia media;
    private final OwnMailbox mailbox;
    private final LetterDecoder decoder;
    private final @Nullable SentCopies copies;

    /** @param sent null where the server keeps what was sent by itself */
    MailConnection(
            MailSettings settings,
            Supplier<Inbox> inbox,
            Supplier<Outbox> outbox,
            @Nullable Supplier<SentFolder> sent,
            Clock clock) {
        this.settings = settings;
        this.polling = new MailPolling(settings.address(), inbox, clock);
        SentCopies copying = sent == null ? null : new SentCopies(settings, sent);
        Consumer<OwnLetter> kept = copying == null ? letter -> {} : copying::add;
        this.copies = copying;
        this.messenger = new MailMessenger(settings, outbox, kept, clock);
        this.media = new MailMedia(inbox);
        this.mailbox = new OwnMailbox(settings, inbox, outbox, kept, clock);
        this.decoder = new LetterDecoder(OwnIds.of(settings.address()));
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
    public Optional<Mailbox> mailbox() {
        return Optional.of(mailbox);
    }

    @Override
    public boolean answersAsDrafts() {
        return settings.drafts();
    }

    @Override
    public Inbound decode(String raw) {
        return decoder.decode(raw);
    }

    @Override
    public void close() {
        polling.close();
        if (copies != null) {
            copies.close();
        }
    }
}
