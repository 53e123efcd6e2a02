package dev.frontdesk.conversation;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.AuditBatch;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.conversation.OpeningStore.Standing;
import dev.frontdesk.conversation.TurnRunner.Around;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.GroupCommit;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One turn of a conversation: what arrived is written down, the assistant thinks, the reply is written down. */
@Component
class Exchange implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int TAKEN_IN_MAX = 2;
    private static final Duration REPLY_EXPIRES = Duration.ofHours(1);

    private final GroupCommit<Opening, Standing> openings;
    private final GroupCommit<Ending, Ending.Outcome> endings;
    private final TranscriptStore transcripts;
    private final ObjectProvider<TurnRunner> runner;
    private final LaneGroups groups;
    private final Channels channels;
    private final Pacer pacer;
    private final Watch watch;
    private final News news;
    private final Moves moves;
    private final Traces traces;
    private final IntakeStore intake;
    private final OutboxStore outbox;
    private final PipelineMeters meters;
    private final IncomingFiles files;
    private final Receipts receipts;
    private final ChosenNumbers numbers;
    private final Reception reception;
    private final Routing routing;
    private final Drafting drafting;
    private final IdentityResolver people;
    private final Discretion discretion;
    private final JsonMapper json;
    private final Clock clock;

    Exchange(
            OpeningStore openings,
            EndingStore endings,
            TranscriptStore transcripts,
            ObjectProvider<TurnRunner> runner,
            LaneGroups groups,
            Channels channels,
            Pacer pacer,
            Watch watch,
            News news,
            Moves moves,
            IntakeStore intake,
            OutboxStore outbox,
            PipelineMeters meters,
            IncomingFiles files,
            Receipts receipts,
            ChosenNumbers numbers,
            Reception reception,
            Routing routing,
            Drafting drafting,
            IdentityResolver people,
            Discretion discretion,
            JsonMapper json,
            Traces traces,
            Clock clock) {
        this.traces = traces;
        this.openings = new GroupCommit<>("openings", meters.batches("openings", openings::open));
        this.endings = new GroupCommit<>("endings", meters.batches("endings", endings::end));
        this.moves = moves;
        this.intake = intake;
        this.outbox = outbox;
        this.meters = meters;
        this.files = files;
        this.receipts = receipts;
        this.numbers = numbers;
        this.reception = reception;
        this.routing = routing;
        this.drafting = drafting;
        this.transcripts = transcripts;
        this.runner = runner;
        this.groups = groups;
        this.channels = channels;
        this.pacer = pacer;
        this.watch = watch;
        this.news = news;
        this.people = people;
        this.discretion = discretion;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the turn to its end.
     *
     * @param taken what begins it; what was taken in on the way is added
     */
    void run(Lane lane, List<Arrival> taken) {
        long epoch = groups.epoch(lane.conversation.laneGroup());
        Opening said = opening(lane, taken);
        Opening opening = discretion.masked(said);
        boolean confided = opening != said;
        Standing standing = openings.submit(opening).join();
        drafting.outdate(opening);
        news.changed(opening.source().organization(), lane.conversation);
        acknowledgePresses(opening);
        boolean asked = reception.mayAnswer(opening, standing) && wantsAnswer(opening);
        List<StoredPart> parts = files.of(opening, asked && !confided);
        Optional<Reply> reply = Optional.empty();
        if (asked && confided) {
            reply = discretion.hear(turn(said, standing, parts), said, messenger(said));
        } else if (asked) {
            reply = answer(opening, standing, parts);
            for (int i = 0; i < TAKEN_IN_MAX && takeMore(lane, taken); i++) {
                opening = opening(lane, taken);
                parts = files.of(opening, true);
                reply = answer(opening, standing, parts);
            }
        }
        end(lane, opening, List.copyOf(taken), standing, epoch, reply);
    }

    /** Takes note of what makes no turn. */
    void note(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            if (arrival.inbound() instanceof Inbound.Moved moved) {
                moves.learn(arrival.source(), moved);
                outbox.moved(
                        arrival.source().organization(),
                        arrival.conversation(),
                        moved.to().id());
            } else if (arrival.inbound() instanceof Inbound.Receipt receipt) {
                receipts.note(arrival, receipt);
            }
        }
        intake.handled(arrivals);
    }

    /** It cannot be written down, whatever was tried; the audit trail says so. */
    void giveUp(Arrival arrival) {
        UUID contact = arrival.contact();
        AuditEntry entry = AuditEntry.of(new Actor(Actor.Kind.CONTACT, contact, null), "message.handled")
                .about("message", arrival.id())
                .with("conversation", arrival.conversation().toString())
                .with("turn", "given_up")
                .failed();
        intake.giveUp(arrival, new AuditBatch.Row(arrival.source().organization(), clock.instant(), entry));
    }

    /** Writes down what arrived meanwhile. Returns whether it needs another answer. */
    private boolean takeMore(Lane lane, List<Arrival> taken) {
        List<Arrival> more = lane.takeMore();
        taken.addAll(more);
        List<Arrival> relevant = more.stream().filter(Arrival::matters).toList();
        if (!relevant.isEmpty()) {
            Opening opening = discretion.masked(opening(lane, relevant));
            openings.submit(opening).join();
            news.changed(opening.source().organization(), lane.conversation);
        }
        return relevant.stream().anyMatch(Arrival::isForUs);
    }

    private static Opening opening(Lane lane, List<Arrival> arrivals) {
        List<Arrival> relevant = arrivals.stream().filter(Arrival::matters).toList();
        Inbound.Spoken last = (Inbound.Spoken) relevant.getLast().inbound();
        return new Opening(relevant.getLast().source(), lane.conversation, last.chat(), relevant);
    }

    private boolean wantsAnswer(Opening opening) {
        Instant oldest = clock.instant().minus(opening.source().answerWithin());
        return opening.source().project() != null
                && opening.said().stream().anyMatch(said -> !said.message().at().isBefore(oldest));
    }

    private Optional<Reply> answer(Opening opening, Standing standing, List<StoredPart> parts) {
        Optional<Reply> said = reception.before(opening, standing);
        return said.isPresent()
                ? said
                : think(opening, standing, parts).map(reply -> reception.after(opening, standing, reply));
    }

    /** Empty when the assistant failed; the conversation then asks for a person's attention. */
    private Optional<Reply> think(Opening opening, Standing standing, List<StoredPart> parts) {
        Turn turn = turn(opening, standing, parts);
        try (Traces.Span thinking = traces.step("turn");
                Watch.@Nullable Thinking shown = typing(opening)) {
            return Optional.of(runner.getObject().run(turn));
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("conversation", opening.conversation())
                    .setCause(failure)
                    .log("conversation_turn_failed");
            return Optional.empty();
        }
    }

    private Watch.@Nullable Thinking typing(Opening opening) {
        return messenger(opening)
                .map(messenger -> watch.thinking(messenger, opening.chat().id()))
                .orElse(null);
    }

    private Optional<Messenger> messenger(Opening opening) {
        return channels.find(opening.source().organization(), opening.source().connection())
                .flatMap(channel -> channel.connection().messenger());
    }

    private Turn turn(Opening opening, Standing standing, List<StoredPart> parts) {
        List<Opening.Said> said = opening.said();
        UUID first = said.getFirst().arrival().id();
        ProjectId project = opening.source().project();
        if (project == null) {
            throw new IllegalStateException("A turn without a project in conversation " + opening.conversation());
        }
        return new Turn(
                opening.source().organization(),
                project,
                opening.conversation().value(),
                standing.agent(),
                standing.transcript(),
                numbers.meant(
                        opening.source().organization(),
                        opening.conversation(),
                        first,
                        said.stream()
                                .map(one -> one.message().text())
                                .filter(text -> !text.isBlank())
                                .toList()),
                parts.stream()
                        .filter(part -> !part.isRemark())
                        .map(StoredPart::attached)
                        .toList(),
                standing.language(),
                opening.source().connector(),
                around(opening, standing, first));
    }

    private Around around(Opening opening, Standing standing, UUID first) {
        OrganizationId organization = opening.source().organization();
        UUID conversation = opening.conversation().value();
        UUID contact = standing.contact() == null ? conversation : standing.contact();
        Supplier<Optional<Caller>> now = () -> people.who(organization, conversation, contact);
        return new Around(
                first,
                now.get().orElse(null),
                contact,
                () -> transcripts.handOverVersion(organization, opening.conversation()) != standing.handOverVersion(),
                now,
                new TurnRunner.Chat(
                        opening.source().connection(),
                        opening.source().connector(),
                        opening.last().from().name(),
                        opening.chat().group(),
                        messenger(opening).filter(Messenger::vouches).isPresent()));
    }

    private void end(
            Lane lane, Opening opening, List<Arrival> arrivals, Standing standing, long epoch, Optional<Reply> reply) {
        boolean drafts = drafting.isWanted(opening);
        List<Piece> pieces = reply.filter(said -> !said.isSilent())
                .map(said -> drafts ? List.of(draft(opening, said)) : pieces(lane, opening, said))
                .orElse(List.of());
        List<Piece> toSend = drafts ? List.of() : pieces;
        Ending ending = new Ending(
                opening,
                arrivals,
                epoch,
                standing.handOverVersion(),
                reply.map(Reply::agent).orElse(null),
                reply.map(Reply::forget).orElse(false),
                reception.change(opening, standing, reply),
                drafts && !pieces.isEmpty() ? "draft" : attention(opening, standing, reply),
                result(opening, standing, reply, pieces),
                pieces);
        lane.expect(toSend);
        if (write(lane, ending) == Ending.Outcome.SAID) {
            lane.append(toSend);
            toSend.forEach(piece -> traces.answeredBy(piece.id()));
            if (reply.filter(Reply::handOver).isPresent()) {
                routing.called(opening.source().organization(), lane.conversation);
            }
        } else {
            lane.forget(toSend);
        }
        news.changed(opening.source().organization(), lane.conversation);
    }

    private Ending.Outcome write(Lane lane, Ending ending) {
        try {
            Ending.Outcome outcome = endings.submit(ending).join();
            if (outcome != Ending.Outcome.VOID) {
                meters.ended(ending.result());
            }
            return outcome;
        } catch (RuntimeException failure) {
            lane.forget(ending.pieces());
            throw failure;
        }
    }

    private Ending.Result result(Opening opening, Standing standing, Optional<Reply> reply, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            return pieces.getFirst().state() == Piece.State.DRAFT ? Ending.Result.DRAFTED : Ending.Result.ANSWERED;
        }
        return switch (reply.isPresent() ? null : attention(opening, standing, reply)) {
            case "turn_failed" -> Ending.Result.FAILED;
            case "late" -> Ending.Result.LATE;
            case null, default -> Ending.Result.SILENT;
        };
    }

    private @Nullable String attention(Opening opening, Standing standing, Optional<Reply> reply) {
        if (reply.isPresent()) {
            return reply.get().handOver() ? "hand_over" : reply.get().attention();
        }
        if (!reception.mayAnswer(opening, standing) || opening.said().isEmpty()) {
            return null;
        }
        return wantsAnswer(opening) ? "turn_failed" : "late";
    }

    /** The reply as messages. If nothing is before it and the pace allows, the first is stored as being sent. */
    private List<Piece> pieces(Lane lane, Opening opening, Reply reply) {
        Optional<Messenger> messenger = messenger(opening);
        if (messenger.isEmpty()) {
            return List.of(piece(
                    opening,
                    reply,
                    Ids.next(),
                    null,
                    Parcel.unfitted(reply.beside()).getFirst(),
                    false));
        }
        Messenger.Limits limits = messenger.get().limits();
        List<Piece> pieces = new ArrayList<>();
        UUID head = Ids.next();
        for (Parcel parcel : Parcel.of(reply.markdown(), reply.beside(), messenger.get())) {
            boolean first = pieces.isEmpty();
            UUID id = first ? head : Ids.next();
            pieces.add(piece(opening, reply, id, first ? null : head, parcel, limits.threaded()));
        }
        if (!pieces.isEmpty() && !lane.hasPieces() && mayGoNow(lane, pieces.getFirst(), limits)) {
            pieces.set(0, pieces.getFirst().claim());
        }
        return pieces;
    }

    /** Whole: it is divided for the channel when a person sends it. */
    private Piece draft(Opening opening, Reply reply) {
        boolean threaded =
                messenger(opening).map(open -> open.limits().threaded()).orElse(false);
        Parcel whole = Parcel.unfitted(reply.beside()).getFirst();
        return piece(opening, reply, Ids.next(), null, whole, threaded).in(Piece.State.DRAFT);
    }

    private boolean mayGoNow(Lane lane, Piece piece, Messenger.Limits limits) {
        long chat = pacer.reserveInChat(piece.connection(), limits, piece.chatId(), piece.group());
        lane.reserve(Lane.Reserved.CHAT, chat);
        if (chat - System.nanoTime() > 0) {
            return false;
        }
        long account = pacer.reserveInAccount(piece.connection(), limits);
        lane.reserve(Lane.Reserved.ACCOUNT, account);
        return account - System.nanoTime() <= 0;
    }

    private Piece piece(
            Opening opening, Reply reply, UUID id, @Nullable UUID pieceOf, Parcel parcel, boolean threaded) {
        Inbound.Spoken last = opening.last();
        String replyTo =
                (opening.chat().group() || threaded) && pieceOf == null && last instanceof Inbound.Message message
                        ? message.messageId()
                        : null;
        return new Piece(
                opening.source().organization(),
                opening.conversation(),
                id,
                pieceOf,
                opening.source().connection(),
                opening.chat().id(),
                opening.chat().group(),
                "assistant",
                pieceOf == null ? reply.markdown() : "",
                parcel.rendered(),
                parcel.plain(),
                pieceOf == null && !reply.sources().isEmpty() ? json.writeValueAsString(reply.sources()) : null,
                replyTo,
                Piece.State.QUEUED,
                clock.instant().plus(REPLY_EXPIRES),
                pieceOf == null && !reply.files().isEmpty()
                        ? json.writeValueAsString(reply.beside().files())
                        : null,
                parcel.beside(),
                opening.chat().title(),
                PipelineMeters.millis(opening.arrivals().getFirst().id()),
                pieceOf == null ? reply.steps() : null);
    }

    private void acknowledgePresses(Opening opening) {
        for (Arrival arrival : opening.arrivals()) {
            if (arrival.inbound() instanceof Inbound.Pressed pressed) {
                messenger(opening).ifPresent(messenger -> messenger.acknowledgePress(pressed.pressId()));
            }
        }
    }

    @Override
    public void destroy() {
        openings.close();
        endings.close();
    }
}
