package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A chat as one bot knows it. */
final class Chat {

    private static final int TYPING_MILLIS = 5000;
    private static final int DRAFT_MILLIS = 30_000;

    /** What the bot is shown to be doing, until the given time of the movable clock. */
    record Activity(String action, long untilMillis) {}

    /** A preview of an answer that is still being written. */
    record Draft(long id, FormattedText text, boolean canStop, int thread, long untilMillis) {}

    private final Bot bot;
    private final long id;
    private final Transcript transcript;
    private final Pace pace = new Pace();
    private final Pace groupPace = new Pace();
    private final Set<Integer> threads = ConcurrentHashMap.newKeySet();
    private volatile ChatType type;
    private volatile @Nullable String title;
    private volatile @Nullable String username;
    private volatile boolean forum;
    private volatile @Nullable Person person;
    private volatile Standing standing;
    private volatile long migratedTo;
    private volatile @Nullable Activity activity;
    private volatile @Nullable Draft draft;
    private volatile long waitingSince;

    Chat(Bot bot, long id) {
        this.bot = bot;
        this.id = id;
        this.type = ChatType.ofId(id);
        this.standing = type == ChatType.PRIVATE ? Standing.NEVER_STARTED : Standing.MEMBER;
        this.transcript = new Transcript(bot.telegram());
    }

    Bot bot() {
        return bot;
    }

    long id() {
        return id;
    }

    ChatType type() {
        return type;
    }

    @Nullable String title() {
        return title;
    }

    @Nullable String username() {
        return username;
    }

    boolean isForum() {
        return forum;
    }

    @Nullable Person person() {
        return person;
    }

    Transcript transcript() {
        return transcript;
    }

    /** Takes what an order says about the chat: type, title, username, forum, threads. */
    void describe(JsonNode order) {
        if (order.has("chatType")) {
            type = ChatType.valueOf(order.path("chatType").asString("").toUpperCase(java.util.Locale.ROOT));
        }
        title = order.path("title").asString(title);
        username = order.path("chatUsername").asString(username);
        forum = order.path("forum").asBoolean(forum);
        order.path("threads").forEach(thread -> threads.add(thread.asInt()));
    }

    void person(Person whose) {
        person = whose;
    }

    boolean hasThread(int thread) {
        return threads.contains(thread);
    }

    Set<Integer> threads() {
        return Set.copyOf(threads);
    }

    void thread(int thread) {
        threads.add(thread);
    }

    Standing standing() {
        return standing;
    }

    void standing(Standing newStanding) {
        standing = newStanding;
    }

    long migratedTo() {
        return migratedTo;
    }

    void migrateTo(long newChat) {
        migratedTo = newChat;
    }

    /** Whether the bot may act here; throws what Telegram answers if not. */
    void requireOpen() {
        if (migratedTo != 0) {
            throw Refusal.migrated(migratedTo);
        }
        String kind = type == ChatType.GROUP ? "group" : type.wireName;
        switch (standing) {
            case MEMBER, ADMINISTRATOR -> {}
            case NEVER_STARTED -> throw Refusal.forbidden("bot can't initiate conversation with a user");
            case DEACTIVATED -> throw Refusal.forbidden("user is deactivated");
            case DELETED -> throw Refusal.forbidden("the group chat was deleted");
            case LEFT -> throw Refusal.forbidden("bot is not a member of the " + kind + " chat");
            case KICKED ->
                throw Refusal.forbidden(
                        type == ChatType.PRIVATE
                                ? "bot was blocked by the user"
                                : "bot was kicked from the " + kind + " chat");
        }
    }

    /** Counts one message towards the rates; throws 429 if it comes too early. */
    void takePace() {
        Limits limits = bot.telegram().limits();
        if (!limits.rates()) {
            return;
        }
        long now = bot.telegram().clock().millis();
        long wait = bot.takePace(now, limits);
        long violation = limits.violationSeconds() * 1000L;
        if (wait == 0) {
            synchronized (pace) {
                wait = pace.take(now, 1000L / limits.chatPerSecond(), limits.chatBurst(), violation);
                if (wait == 0 && type.isGroup()) {
                    wait = groupPace.take(now, 60_000L / limits.groupPerMinute(), limits.groupPerMinute(), violation);
                }
            }
        }
        if (wait > 0) {
            throw Refusal.tooMany((int) Math.ceilDiv(wait, 1000L));
        }
    }

    void act(String action) {
        activity = new Activity(action, now() + TYPING_MILLIS);
        tell("action", () -> ChatView.state(this));
    }

    void draft(long draftId, FormattedText text, boolean canStop, int thread) {
        draft = new Draft(draftId, text, canStop, thread, now() + DRAFT_MILLIS);
        tell("draft", () -> ChatView.state(this));
    }

    /** A person wrote, and waits for an answer. */
    void await() {
        waitingSince = System.nanoTime();
        bot.telegram().meter().written();
    }

    /** The bot wrote. */
    void answered() {
        long since = waitingSince;
        if (since != 0) {
            waitingSince = 0;
            bot.telegram().meter().waited(System.nanoTime() - since);
        }
        bot.telegram().meter().sent();
        bot.telegram().sends().add(bot.id(), id);
        settle();
    }

    /** A message, or the end of a draft, ends what was shown before it. */
    void settle() {
        activity = null;
        draft = null;
    }

    @Nullable Activity activity() {
        Activity shown = activity;
        return shown == null || shown.untilMillis <= now() ? null : shown;
    }

    @Nullable Draft draft() {
        Draft shown = draft;
        return shown == null || shown.untilMillis <= now() ? null : shown;
    }

    private long now() {
        return bot.telegram().clock().millis();
    }

    /** Tells whoever looks on; the data are made only if somebody does. */
    void tell(String event, Supplier<? extends JsonNode> data) {
        if (bot.watchers().isEmpty()) {
            return;
        }
        JsonNode made = null;
        for (Watcher watcher : bot.watchers()) {
            if (watcher.chat() == 0 || watcher.chat() == id) {
                made = made == null ? data.get() : made;
                watcher.stream().publish(event, made);
            }
        }
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", id);
        json.writeStringProperty("type", type.wireName);
        if (type == ChatType.PRIVATE) {
            if (person != null) {
                person.writeNames(json);
            }
        } else {
            json.writeStringProperty("title", title == null ? "Chat " + id : title);
            if (username != null) {
                json.writeStringProperty("username", username);
            }
            if (forum) {
                json.writeBooleanProperty("is_forum", true);
            }
        }
        json.writeEndObject();
    }
}
