package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Channels.Channel;
import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Markup;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Outgoing;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.platform.GroupCommit;
import dev.frontdesk.platform.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one piece and decides what to do about what the provider says. */
@Component
class Delivery implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration BACK_OFF_MAX = Duration.ofMinutes(1);

    private static final Duration SETTLE_AGAIN = Duration.ofSeconds(1);

    /**
     * What the lane does next: go on, or try this piece again after a while.
     *
     * @param claimed whether the piece is still stored as being sent
     */
    record Next(@Nullable Duration again, boolean claimed) {
        static final Next GO_ON = new Next(null, false);
    }

    private final Channels channels;
    private final OutboxStore store;
    private final LaneGroups groups;
    private final Pacer pacer;
    private final News news;
    private final Clock clock;
    private final Moves moves;
    private final PipelineMeters meters;
    private final Attachments files;
    private final Traces traces;
    private final ReplyWindow window;
    private volatile boolean closed;
    private final GroupCommit<OutboxStore.Claim, Boolean> claims;
    private final GroupCommit<Settlement, Boolean> settlements;

    Delivery(
            Channels channels,
            OutboxStore store,
            LaneGroups groups,
            Pacer pacer,
            News news,
            Moves moves,
            PipelineMeters meters,
            Attachments files,
            Traces traces,
            ReplyWindow window,
            Clock clock) {
        this.window = window;
        this.traces = traces;
        this.channels = channels;
        this.store = store;
        this.groups = groups;
        this.pacer = pacer;
        this.news = news;
        this.clock = clock;
        this.moves = moves;
        this.meters = meters;
        this.files = files;
        this.claims = new GroupCommit<>("claims", meters.batches("claims", store::claim));
        this.settlements = new GroupCommit<>("settlements", meters.batches("settlements", store::settle));
    }

    /** Blocks until the provider has answered; called without a transaction. */
    Next send(Piece piece, int attempt) {
        Optional<Channel> channel = channels.find(piece.organization(), piece.connection());
        Optional<Messenger> messenger =
                channel.flatMap(open -> open.connection().messenger());
        if (messenger.filter(open -> isForbidden(piece, open)).isPresent()) {
            return Next.GO_ON;
        }
        if (clock.instant().isAfter(piece.expiresAt())) {
            settle(Settlement.failed(piece, Hindrance.EXPIRED, "Expired before it could be sent"));
            return Next.GO_ON;
        }
        if (messenger.isEmpty()) {
            settle(Settlement.failed(piece, Hindrance.NO_CONNECTION, "The connection is gone or has no credentials"));
            return Next.GO_ON;
        }
        if (!piece.claimed() && !claim(piece)) {
            return Next.GO_ON;
        }
        try (Traces.Span sending = traces.ofReply(piece.id(), "send")) {
            sending.with("frontdesk.connection", piece.connection());
            return attempt(piece, messenger.get(), attempt);
        }
    }

    /** Fails what the channel allows no more, without asking the provider. */
    private boolean isForbidden(Piece piece, Messenger messenger) {
        boolean forbidden = window.forbids(piece, messenger.limits());
        if (forbidden) {
            noted(piece, () -> store.notDelivered(piece));
            settle(Settlement.failed(piece, Hindrance.WINDOW_CLOSED, "The time for a free text is over"));
        }
        return forbidden;
    }

    private boolean claim(Piece piece) {
        return claims.submit(new OutboxStore.Claim(
                        piece, groups.epoch(piece.conversation().laneGroup())))
                .join();
    }

    private Next attempt(Piece piece, Messenger messenger, int attempt) {
        try {
            String externalId = messenger.send(outgoing(piece, messenger, piece.chatId(), false));
            sent(piece, externalId);
            return Next.GO_ON;
        } catch (Refusal refusal) {
            return refused(piece, messenger, refusal, attempt);
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("message", piece.id()).setCause(failure).log("conversation_send_failed");
            settle(Settlement.unknown(
                    piece,
                    Hindrance.BROKEN_OFF,
                    "Sending broke off: " + failure.getClass().getSimpleName()));
            return Next.GO_ON;
        }
    }

    private Next refused(Piece piece, Messenger messenger, Refusal refusal, int attempt) {
        noted(piece, () -> channels.refused(piece.connection(), refusal));
        return switch (refusal) {
            case Refusal.RateLimited limited -> {
                pacer.pause(piece.connection(), messenger.limits(), piece.chatId(), limited.retryAfter());
                yield later(piece, refusal, limited.retryAfter());
            }
            case Refusal.Unavailable down -> {
                if (!down.perhapsDone() || messenger.limits().idempotent()) {
                    yield later(piece, refusal, backOff(attempt));
                }
                settle(Settlement.unknown(piece, refusal));
                yield Next.GO_ON;
            }
            case Refusal.BadCredentials bad -> later(piece, refusal, BACK_OFF_MAX);
            case Refusal.Rejected rejected -> rejected(piece, messenger, rejected, attempt);
        };
    }

    private Next rejected(Piece piece, Messenger messenger, Refusal.Rejected refusal, int attempt) {
        switch (refusal.reason()) {
            case Refusal.Reason.Markup markup -> {
                return again(piece, messenger, piece.chatId(), true, refusal);
            }
            case Refusal.Reason.ChatMoved moved -> {
                noted(piece, () -> moved(piece, moved.chatId()));
                return again(piece, messenger, moved.chatId(), false, refusal);
            }
            case Refusal.Reason.Taken taken -> {
                return later(piece, refusal, backOff(attempt));
            }
            case Refusal.Reason.Unreachable unreachable -> noted(piece, () -> store.unreachable(piece));
            case Refusal.Reason.WindowClosed closed -> noted(piece, () -> store.notDelivered(piece));
            case Refusal.Reason.Other other -> {}
        }
        settle(Settlement.failed(piece, refusal));
        return Next.GO_ON;
    }

    private void moved(Piece piece, String chatId) {
        moves.learn(piece.organization(), piece.connection(), chatId, piece.conversation());
        store.moved(piece.organization(), piece.conversation(), chatId);
    }

    /** Learned on the way. Should the database be away just now, it is learned again with the next message. */
    private static void noted(Piece piece, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("message", piece.id()).setCause(failure).log("conversation_refusal_not_noted");
        }
    }

    /** The provider certainly did not take it; another form of it may pass, once. */
    private Next again(Piece piece, Messenger messenger, String chatId, boolean plain, Refusal first) {
        try {
            sent(piece, messenger.send(outgoing(piece, messenger, chatId, plain)));
        } catch (Refusal.RateLimited limited) {
            pacer.pause(piece.connection(), messenger.limits(), chatId, limited.retryAfter());
            return later(piece, limited, limited.retryAfter());
        } catch (Refusal.Unavailable down) {
            if (!down.perhapsDone() || messenger.limits().idempotent()) {
                return later(piece, down, backOff(1));
            }
            settle(Settlement.unknown(piece, down));
        } catch (Refusal second) {
            settle(Settlement.failed(
                    piece, Hindrance.of(second), first.getMessage() + "; then " + second.getMessage()));
        }
        return Next.GO_ON;
    }

    /** Settles as failed what is pointless by the end of a wait. Returns whether it was. */
    boolean givesUp(Piece piece, Duration wait) {
        boolean pointless = isPointlessAfter(piece, wait);
        if (pointless) {
            settle(Settlement.failed(
                    piece,
                    Hindrance.WAIT_TOO_LONG,
                    "The provider asked for a pause longer than this message can wait"));
        }
        return pointless;
    }

    private boolean isPointlessAfter(Piece piece, Duration wait) {
        return wait.compareTo(Duration.between(clock.instant(), piece.expiresAt())) > 0;
    }

    private Next later(Piece piece, Refusal refusal, Duration pause) {
        if (isPointlessAfter(piece, pause)) {
            settle(Settlement.failed(
                    piece, Hindrance.WAIT_TOO_LONG, "Longer than this message can wait: " + refusal.getMessage()));
            return Next.GO_ON;
        }
        Settlement later = Settlement.later(piece, Hindrance.of(refusal), refusal.getMessage());
        meters.settled(later, clock.millis());
        try {
            // Waited for: the next attempt claims the message again, and must find it queued.
            settlements.submit(later).join();
        } catch (CompletionException failure) {
            LOG.atWarn().addKeyValue("message", piece.id()).setCause(failure).log("conversation_settle_failed");
            return new Next(pause, true);
        }
        news.changed(piece.organization(), piece.conversation());
        return new Next(pause, false);
    }

    private static Duration backOff(int attempt) {
        long millis = Math.min(BACK_OFF_MAX.toMillis(), 1_000L << Math.min(attempt, 16));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private Outgoing outgoing(Piece piece, Messenger messenger, String chatId, boolean plain) {
        String rendered = piece.rendered();
        String withoutMarkup = piece.plain();
        if (rendered == null || withoutMarkup == null) {
            List<Markup.Fitted> fitted = Markup.fit(
                    piece.text(), messenger.dialect(), messenger.limits().textMax());
            rendered = fitted.getFirst().rendered();
            withoutMarkup = fitted.getFirst().plain();
        }
        return new Outgoing(
                chatId,
                piece.title(),
                piece.key(),
                plain ? null : rendered,
                withoutMarkup,
                piece.replyTo(),
                files.of(piece.organization(), piece.beside().files()),
                choices(piece, messenger),
                piece.beside().template());
    }

    /** Where there are more than the channel has buttons for, the text lists them. */
    private static Choices choices(Piece piece, Messenger messenger) {
        List<Choices.Option> options = piece.beside().choices();
        return options.size() <= messenger.limits().choicesMax() ? new Choices(options) : Choices.NONE;
    }

    private void sent(Piece piece, String externalId) {
        channels.sent(piece.connection());
        settle(Settlement.sent(piece, externalId));
    }

    /** Not waited for: a settlement lost in a crash leaves the message listed as unknown, never sent twice. */
    private void settle(Settlement settlement) {
        meters.settled(settlement, clock.millis());
        write(settlement);
    }

    private void write(Settlement settlement) {
        Piece piece = settlement.piece();
        settlements
                .submit(settlement)
                .thenAccept(settled -> news.changed(piece.organization(), piece.conversation()))
                .exceptionally(failure -> {
                    LOG.atError()
                            .addKeyValue("message", piece.id())
                            .setCause(failure)
                            .log("conversation_settle_failed");
                    if (Failures.isOfTheDatabase(failure) && !closed) {
                        CompletableFuture.delayedExecutor(SETTLE_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                                .execute(() -> write(settlement));
                    }
                    return null;
                });
    }

    @Override
    public void destroy() {
        closed = true;
        claims.close();
        settlements.close();
    }
}
