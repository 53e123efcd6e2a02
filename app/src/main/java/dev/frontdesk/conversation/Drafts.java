package dev.frontdesk.conversation;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.conversation.DraftStore.Draft;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people do with the assistant's drafts: send them as they are, change and send them, drop them. Each is settled
 * once, whoever is quicker; the conversation stays with the assistant.
 */
@Service
public class Drafts {

    private static final Duration EXPIRES = Duration.ofHours(24);
    private static final int TEXT_MAX = 32_000;

    private final DraftStore store;
    private final ConversationStore conversations;
    private final Channels channels;
    private final Tenancy tenancy;
    private final Lanes lanes;
    private final Signals signals;
    private final Audit audit;
    private final Clock clock;

    Drafts(
            DraftStore store,
            ConversationStore conversations,
            Channels channels,
            Tenancy tenancy,
            Lanes lanes,
            Signals signals,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.channels = channels;
        this.tenancy = tenancy;
        this.lanes = lanes;
        this.signals = signals;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param text Markdown */
    public record DraftView(UUID id, UUID conversationId, String text) {
        static DraftView of(Draft draft) {
            return new DraftView(draft.id(), draft.conversation().value(), draft.text());
        }
    }

    /** Oldest first. */
    PageOf<DraftView> list(Caller caller, @Nullable UUID project, @Nullable UUID after, int limit) {
        caller.requireConverse();
        List<DraftView> found = tenancy
                .read(caller.organization(), () -> store.list(caller.organization(), project, after, limit + 1))
                .stream()
                .map(DraftView::of)
                .toList();
        return found.size() <= limit
                ? new PageOf<>(found, null)
                : new PageOf<>(
                        found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    DraftView require(Caller caller, ConversationId id, UUID message) {
        caller.requireConverse();
        return tenancy.write(caller.organization(), () -> DraftView.of(held(caller, id, message)));
    }

    /** @param text in place of the assistant's; null: as it wrote it */
    void send(Caller caller, ConversationId id, UUID message, @Nullable String text) {
        caller.requireConverse();
        if (text != null && (text.isBlank() || text.length() > TEXT_MAX)) {
            throw new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
        }
        tenancy.run(caller.organization(), () -> {
            ConversationStore.Target target = target(caller, id);
            Draft draft = held(caller, id, message);
            if (!target.reachable()) {
                throw new Problem.Invalid("conversation", Words.here().say("conversation.cannot.blocked"));
            }
            String words = text == null ? draft.text() : text;
            boolean changed = !words.strip().equals(draft.text().strip());
            Draft said = changed ? draft.saying(words) : draft;
            store.send(
                    caller.organization(),
                    said,
                    changed,
                    caller.kind() == Caller.Kind.PERSON ? caller.id() : null,
                    parcels(caller, target, said),
                    clock.instant().plus(EXPIRES));
            record(caller, id, message, changed ? "draft.edited" : "draft.approved");
        });
        lanes.stored(id);
        changed(caller, id);
    }

    /** From memory: nothing is waited for inside the transaction. */
    private List<Parcel> parcels(Caller caller, ConversationStore.Target target, Draft said) {
        UUID connection = target.connectionId();
        Optional<Messenger> messenger = connection == null
                ? Optional.empty()
                : channels.find(caller.organization(), new ConnectionId(connection))
                        .flatMap(channel -> channel.connection().messenger());
        return messenger
                .map(open -> Parcel.of(said.text(), said.beside(), open))
                .filter(parcels -> !parcels.isEmpty())
                .orElseGet(() -> Parcel.unfitted(said.beside()));
    }

    void discard(Caller caller, ConversationId id, UUID message) {
        caller.requireConverse();
        tenancy.run(caller.organization(), () -> {
            target(caller, id);
            store.discard(caller.organization(), held(caller, id, message));
            record(caller, id, message, "draft.discarded");
        });
        changed(caller, id);
    }

    /** Locked before the draft, as whoever takes over locks it. */
    private ConversationStore.Target target(Caller caller, ConversationId id) {
        return conversations
                .target(caller.organization(), id)
                .orElseThrow(() -> new Problem.Missing("conversation", id));
    }

    private Draft held(Caller caller, ConversationId id, UUID message) {
        return store.hold(caller.organization(), id, message)
                .orElseThrow(() -> new Problem.Conflict(
                        Words.here().say("conversation.draft.gone"),
                        Words.here().say("conversation.draft.gone.cure")));
    }

    private void record(Caller caller, ConversationId id, UUID message, String action) {
        audit.record(
                caller.organization(),
                AuditEntry.of(caller.actor(), action).about("message", message).with("conversation", id.toString()));
    }

    private void changed(Caller caller, ConversationId id) {
        signals.send(Conversations.TOPIC, caller.organization() + "/" + id);
    }
}
