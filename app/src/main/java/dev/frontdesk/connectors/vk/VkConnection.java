package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Polling;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Webhook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One community. */
final class VkConnection implements Connection {

    /** What VK shall tell us of. */
    static final List<String> EVENTS =
            List.of("message_new", "message_edit", "message_event", "message_allow", "message_deny");

    private final EventDecoder decoder;
    private final @Nullable VkWebhook webhook;
    private final VkPolling polling;
    private final VkMessenger messenger;
    private final VkMedia media;

    VkConnection(Account account, Confirmations confirmations, Clock clock) {
        VkApi api = VkApi.of(account);
        OwnId own = new OwnId(api, account.profile());
        Apps apps = new Apps();
        Completion completion = new Completion(api);
        History history = new History(api, own, clock);
        decoder = new EventDecoder(own, clock);
        polling = new VkPolling(api, own, decoder, completion, apps, history);
        messenger = new VkMessenger(api, apps);
        media = new VkMedia(api);
        webhook = mayManage(account.profile())
                ? new VkWebhook(api, own, decoder, completion, apps, history, confirmations)
                : null;
    }

    /** Without that right nobody can register an address, so the community is polled. */
    private static boolean mayManage(@Nullable Profile profile) {
        return profile == null || !profile.notes().contains("note.manage");
    }

    @Override
    public Optional<Webhook> webhook() {
        return Optional.ofNullable(webhook);
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
        return decoder.item(EventDecoder.read(raw)).inbound();
    }
}
