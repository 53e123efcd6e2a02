package dev.frontdesk.conversation;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.Filter;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people do with conversations: read, take over, answer, hand back. */
@Service
public class Conversations {

    /** Topic of the signal that a conversation changed: organization and conversation, separated by a slash. */
    public static final String TOPIC = "conversation";

    private static final Duration ANSWER_EXPIRES = Duration.ofHours(24);
    private static final int TEXT_MAX = 32_000;

    private final ConversationStore store;
    private final Tenancy tenancy;
    private final Channels channels;
    private final Lanes lanes;
    private final Signals signals;
    private final Colleagues colleagues;
    private final Audit audit;
    private final ReplyWindow window;
    private final Clock clock;

    Conversations(
            ConversationStore store,
            Tenancy tenancy,
            Channels channels,
            Lanes lanes,
            Signals signals,
            Colleagues colleagues,
            Audit audit,
            ReplyWindow window,
            Clock clock) {
        this.window = window;
        this.store = store;
        this.tenancy = tenancy;
        this.channels = channels;
        this.lanes = lanes;
        this.signals = signals;
        this.colleagues = colleagues;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a page of the list ended. */
    private record Position(Instant time, UUID id) {

        static Position parse(String cursor) {
            try {
                String[] parts = cursor.split("_", 2);
                // Four digits of a year: beyond them the database knows no time.
                return new Position(Instant.parse(parts[0].replaceFirst("^[+-]", "no ")), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw new Problem.Invalid("cursor", "Use nextCursor of the page before, unchanged.");
            }
        }

        @Override
        public String toString() {
            return time + "_" + id;
        }
    }

    public PageOf<ConversationView> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
        caller.requireConverse();
        filter.check();
        Position after = cursor == null ? null : Position.parse(cursor);
        Instant before = after == null ? null : after.time();
        UUID beforeId = after == null ? null : after.id();
        return page(
                limit,
                tenancy.read(
                        caller.organization(),
                        () -> store.list(caller.organization(), filter, before, beforeId, limit + 1)),
                last -> new Position(last.lastMessageAt(), last.id()).toString());
    }

    public Optional<ConversationView> find(Caller caller, ConversationId id) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> store.find(caller.organization(), id));
    }

    /** @throws Problem.Missing unless there is such a conversation */
    ConversationView require(Caller caller, ConversationId id) {
        return find(caller, id).orElseThrow(() -> new Problem.Missing("conversation", id));
    }

    /** Newest first. */
    public PageOf<MessageView> messages(Caller caller, ConversationId id, @Nullable String cursor, int limit) {
        caller.requireConverse();
        UUID before = cursor == null ? null : messageId(cursor);
        return page(
                limit,
                tenancy.read(caller.organization(), () -> store.messages(caller.organization(), id, before, limit + 1)),
                last -> last.id().toString());
    }

    private static UUID messageId(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("cursor", "Use nextCursor of the page before, unchanged.");
        }
    }

    private static <T> PageOf<T> page(int limit, List<T> found, Function<T, String> cursor) {
        return found.size() <= limit
                ? new PageOf<>(found, null)
                : new PageOf<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    /** From now on the assistant is silent here; what it was about to say is dropped. */
    public void takeOver(Caller caller, ConversationId id) {
        caller.requireConverse();
        tenancy.run(caller.organization(), () -> {
            HandOver now = target(caller, id).handOver();
            store.change(caller.organization(), id, now.takenBy(person(caller)));
            record(caller, id, "conversation.taken_over");
        });
        changed(caller, id);
    }

    /** From now on a colleague has it. */
    public void assign(Caller caller, ConversationId id, @Nullable UUID colleague) {
        caller.requireConverse();
        require(caller, id);
        if (colleague == null
                || colleagues.find(caller.organization(), colleague).isEmpty()) {
            throw new Problem.Invalid("accountId", Words.here().say("conversation.invalid.colleague"));
        }
        tenancy.run(caller.organization(), () -> {
            HandOver now = target(caller, id).handOver();
            store.change(caller.organization(), id, now.takenBy(colleague));
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "conversation.assigned")
                            .about("conversation", id)
                            .with("assignee", colleague.toString()));
        });
        changed(caller, id);
    }

    /** The assistant answers what comes next, with all that was said before it. */
    public void handBack(Caller caller, ConversationId id) {
        caller.requireConverse();
        tenancy.run(caller.organization(), () -> {
            HandOver now = target(caller, id).handOver();
            store.change(caller.organization(), id, now.givenBack());
            record(caller, id, "conversation.handed_back");
        });
        changed(caller, id);
    }

    /**
     * A person answers, which takes the conversation over. What is too much for one message goes in several.
     *
     * @return the first message, queued to be sent
     */
    UUID answer(Caller caller, ConversationId id, Composed composed) {
        caller.requireConverse();
        String text = composed.text();
        if ((text.isBlank() && composed.files().isEmpty()) || text.length() > TEXT_MAX) {
            throw invalidText();
        }
        ConversationView conversation = require(caller, id);
        if (composed.beside().template() == null
                && window.of(caller, conversation).closed()) {
            throw new Problem.Invalid("text", Words.here().say("conversation.problem.window_closed"));
        }
        Optional<Messenger> messenger = messenger(caller, conversation);
        List<Parcel> parcels = messenger
                .map(open -> Parcel.of(text, composed.beside(), open))
                .orElseGet(() -> Parcel.unfitted(composed.beside()));
        if (parcels.isEmpty()) {
            throw invalidText();
        }
        boolean threaded = messenger.isPresent() && messenger.get().limits().threaded();
        UUID message = Ids.next();
        tenancy.run(caller.organization(), () -> {
            ConversationStore.Target target = target(caller, id);
            if (target.connectionId() == null) {
                throw new Problem.Invalid("conversation", Words.here().say("conversation.cannot.panel"));
            }
            if (!target.reachable()) {
                throw new Problem.Invalid("conversation", Words.here().say("conversation.cannot.blocked"));
            }
            if (target.handOver().state() != HandOver.State.PERSON) {
                store.change(caller.organization(), id, target.handOver().takenBy(person(caller)));
                record(caller, id, "conversation.taken_over");
            }
            store.say(
                    caller.organization(),
                    id,
                    message,
                    person(caller),
                    composed,
                    parcels,
                    threaded ? store.newestHeard(caller.organization(), id) : null,
                    clock.instant().plus(ANSWER_EXPIRES));
        });
        lanes.stored(id);
        changed(caller, id);
        return message;
    }

    /** Empty where nothing can be sent now. */
    private Optional<Messenger> messenger(Caller caller, ConversationView conversation) {
        UUID connection = conversation.connectionId();
        return connection == null
                ? Optional.empty()
                : channels.find(caller.organization(), new ConnectionId(connection))
                        .flatMap(channel -> channel.connection().messenger());
    }

    private static Problem.Invalid invalidText() {
        return new Problem.Invalid("text", Words.here().say("conversation.invalid.text", TEXT_MAX));
    }

    /** Sends again what may not have arrived, at the caller's risk that it arrives twice. */
    public void resend(Caller caller, ConversationId id, UUID message) {
        caller.requireConverse();
        boolean queued = tenancy.write(
                caller.organization(),
                () -> store.resend(
                        caller.organization(), id, message, clock.instant().plus(ANSWER_EXPIRES)));
        if (!queued && !tenancy.read(caller.organization(), () -> store.has(caller.organization(), id, message))) {
            throw new Problem.Missing("message", message);
        }
        if (!queued) {
            throw new Problem.Invalid("message", Words.here().say("conversation.invalid.resend"));
        }
        lanes.stored(id);
        changed(caller, id);
    }

    public void read(Caller caller, ConversationId id) {
        caller.requireConverse();
        if (tenancy.write(caller.organization(), () -> store.read(caller.organization(), id))) {
            changed(caller, id);
        }
    }

    private void record(Caller caller, ConversationId id, String action) {
        audit.record(
                caller.organization(), AuditEntry.of(caller.actor(), action).about("conversation", id));
    }

    private ConversationStore.Target target(Caller caller, ConversationId id) {
        return store.target(caller.organization(), id).orElseThrow(() -> new Problem.Missing("conversation", id));
    }

    private static @Nullable UUID person(Caller caller) {
        return caller.kind() == Caller.Kind.PERSON ? caller.id() : null;
    }

    private void changed(Caller caller, ConversationId id) {
        signals.send(TOPIC, caller.organization() + "/" + id);
    }
}
