package dev.frontdesk.conversation;

import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Rate;
import dev.frontdesk.platform.ConnectionId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each message the moment at which it may be sent, so that no window of a provider's limits ever holds more than
 * it allows. Moments are given in the order of asking. Times are those of {@link System#nanoTime}.
 */
@Component
class Pacer {

    private static final int QUIET_CHATS_KEPT = 4_096;

    private final Map<ConnectionId, Line> lines = new ConcurrentHashMap<>();

    /** When this message may be sent as far as its chat is concerned. Ask for the account's moment only then. */
    long reserveInChat(ConnectionId connection, Messenger.Limits limits, String chatId, boolean group) {
        return line(connection, limits).reserveInChat(chatId, group, System.nanoTime());
    }

    /** When a message whose chat is ready may be sent as far as the account is concerned. */
    long reserveInAccount(ConnectionId connection, Messenger.Limits limits) {
        return line(connection, limits).reserveInAccount(System.nanoTime());
    }

    /** The provider asked for a pause: in this chat, and for the account if several chats were told so. */
    void pause(ConnectionId connection, Messenger.Limits limits, String chatId, Duration pause) {
        line(connection, limits).pause(chatId, System.nanoTime(), pause.toNanos());
    }

    private Line line(ConnectionId connection, Messenger.Limits limits) {
        return lines.computeIfAbsent(connection, key -> new Line(limits));
    }

    /** One account's sending. */
    static final class Line {

        private static final long SEVERAL_WITHIN = Duration.ofSeconds(10).toNanos();

        private final Messenger.Limits limits;
        private final @Nullable Window account;
        private final Map<String, Chat> chats = new ConcurrentHashMap<>();
        private long accountPausedUntil;
        private long refusedAt;
        private @Nullable String refusedChat;
        private int sweptAbove = QUIET_CHATS_KEPT;

        private static final class Chat {
            final @Nullable Window perChat;
            final @Nullable Window perGroup;
            long pausedUntil;
            long last;

            Chat(Messenger.Limits limits, boolean group, long now) {
                perChat = Window.of(limits.chat(), now);
                perGroup = group ? Window.of(limits.group(), now) : null;
                pausedUntil = now;
            }
        }

        Line(Messenger.Limits limits) {
            this.limits = limits;
            long now = System.nanoTime();
            this.account = Window.of(limits.account(), now);
            this.accountPausedUntil = now;
        }

        synchronized long reserveInChat(String chatId, boolean group, long now) {
            Chat chat = chats.computeIfAbsent(chatId, key -> new Chat(limits, group, now));
            long at = latest(now, chat.pausedUntil, free(chat.perChat, now), free(chat.perGroup, now));
            take(chat.perChat, at);
            take(chat.perGroup, at);
            chat.last = at;
            forgetQuietChats(now);
            return at;
        }

        synchronized long reserveInAccount(long now) {
            long at = latest(now, accountPausedUntil, free(account, now));
            take(account, at);
            return at;
        }

        synchronized void pause(String chatId, long now, long pause) {
            Chat chat = chats.computeIfAbsent(chatId, key -> new Chat(limits, false, now));
            chat.pausedUntil = now + pause;
            if (refusedChat != null && !refusedChat.equals(chatId) && now - refusedAt < SEVERAL_WITHIN) {
                accountPausedUntil = now + pause;
            }
            refusedChat = chatId;
            refusedAt = now;
        }

        private void forgetQuietChats(long now) {
            if (chats.size() <= sweptAbove) {
                return;
            }
            long quiet = Duration.ofMinutes(2).toNanos();
            for (Iterator<Chat> all = chats.values().iterator(); all.hasNext(); ) {
                Chat chat = all.next();
                if (now - chat.last > quiet && now - chat.pausedUntil > 0) {
                    all.remove();
                }
            }
            // Not for every message of a crowd: looking through it costs more the larger it is.
            sweptAbove = Math.max(QUIET_CHATS_KEPT, 2 * chats.size());
        }

        private static long free(@Nullable Window window, long at) {
            return window == null ? at : window.free();
        }

        private static void take(@Nullable Window window, long at) {
            if (window != null) {
                window.take(at);
            }
        }

        private static long latest(long first, long... others) {
            long latest = first;
            for (long other : others) {
                latest = other - latest > 0 ? other : latest;
            }
            return latest;
        }
    }

    /** A ring of the last moments given: the next must be a window later than the oldest of them. */
    private static final class Window {
        private final long[] given;
        private final long window;
        private int oldest;

        private Window(Rate rate, long now) {
            this.given = new long[rate.count()];
            this.window = rate.window().toNanos();
            Arrays.fill(given, now - window);
        }

        static @Nullable Window of(@Nullable Rate rate, long now) {
            return rate == null ? null : new Window(rate, now);
        }

        long free() {
            return given[oldest] + window;
        }

        void take(long at) {
            given[oldest] = at;
            oldest = (oldest + 1) % given.length;
        }
    }
}
