package dev.frontdesk.sandbox.telegram;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A bot: its token, its chats, and what it was told about itself. */
final class Bot {

    private final Telegram telegram;
    private final long id;
    private final BotProfile profile;
    private final ConcurrentHashMap<Long, Chat> chats = new ConcurrentHashMap<>();
    private final UpdateQueue updates;
    private final Webhook webhook;
    private final Polling polling;
    private final Callbacks callbacks;
    private final Pace pace = new Pace();
    private final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile String token;
    private volatile boolean loggedOut;

    Bot(Telegram telegram, long id, String token, BotProfile profile) {
        this.telegram = telegram;
        this.id = id;
        this.token = token;
        this.profile = profile;
        this.updates = new UpdateQueue(telegram);
        this.webhook = new Webhook(this);
        this.polling = new Polling(this);
        this.callbacks = new Callbacks(telegram.clock());
    }

    Telegram telegram() {
        return telegram;
    }

    long id() {
        return id;
    }

    String account() {
        return Long.toString(id);
    }

    BotProfile profile() {
        return profile;
    }

    Person person() {
        return profile.person();
    }

    String token() {
        return token;
    }

    void renew(String newToken) {
        token = newToken;
    }

    boolean isLoggedOut() {
        return loggedOut;
    }

    void logOut(boolean out) {
        loggedOut = out;
    }

    UpdateQueue updates() {
        return updates;
    }

    Webhook webhook() {
        return webhook;
    }

    Polling polling() {
        return polling;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    @Nullable Chat chat(long chatId) {
        return chats.get(chatId);
    }

    Chat chatOrNew(long chatId) {
        Chat chat = chats.get(chatId);
        return chat != null ? chat : chats.computeIfAbsent(chatId, newId -> new Chat(this, newId));
    }

    Collection<Chat> chats() {
        return chats.values();
    }

    @Nullable Chat chatNamed(String username) {
        for (Chat chat : chats.values()) {
            if (chat.type() != ChatType.PRIVATE && username.equalsIgnoreCase(chat.username())) {
                return chat;
            }
        }
        return null;
    }

    /** Milliseconds to wait before another message of this bot, 0 if it may go. */
    long takePace(long now, Limits limits) {
        synchronized (pace) {
            return pace.take(now, 1000L / limits.botPerSecond(), limits.botPerSecond(), 0);
        }
    }

    CopyOnWriteArrayList<Watcher> watchers() {
        return watchers;
    }

    void stop() {
        updates.stop();
        watchers.forEach(watcher -> watcher.stream().close());
    }
}
