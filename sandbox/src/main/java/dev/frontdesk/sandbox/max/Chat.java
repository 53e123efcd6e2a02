package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Problem;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A dialog between a person and the bot, or a group. */
final class Chat {

    private static final int SEQ_BITS = 16;
    private static final int TYPING_MILLIS = 6000;

    /** How the bot stands in it. */
    enum Standing {
        /** The person never opened the dialog. */
        NEW,
        OPEN,
        /** The person stopped the bot, or it was removed from the group. */
        STOPPED
    }

    /** Makes a message once its id is known. */
    interface Maker {
        Message make(String mid, long seq, long timestamp);
    }

    private final Bot bot;
    private final long id;
    private final @Nullable Person person;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Window pace = new Window();
    private volatile String title;
    private volatile Standing standing;
    private volatile boolean admin = true;
    private volatile @Nullable String action;
    private volatile long actionUntil;
    private long lastSeq;

    Chat(Bot bot, long id, @Nullable Person person) {
        this.bot = bot;
        this.id = id;
        this.person = person;
        this.title = person == null ? "Chat " + id : person.name();
        this.standing = person == null ? Standing.OPEN : Standing.NEW;
    }

    long id() {
        return id;
    }

    /** How orders call it. */
    long handle() {
        return person == null ? id : person.id();
    }

    boolean isDialog() {
        return person != null;
    }

    @Nullable Person person() {
        return person;
    }

    String title() {
        return title;
    }

    /** Takes over {@code title} and {@code admin} of an order. */
    void describe(JsonNode order) {
        title = order.path("title").asString(title);
        admin = order.path("admin").asBoolean(admin);
    }

    /** In a group only an administrator with the right to read all messages gets to see any. */
    boolean isSeen() {
        return standing == Standing.OPEN && (isDialog() || admin);
    }

    Standing standing() {
        return standing;
    }

    void standing(Standing next) {
        standing = next;
        bot.tell(this, "standing", () -> ChatView.chat(this));
    }

    boolean mayWrite() {
        Limits limits = bot.max().limits();
        return !limits.rates() || pace.take(bot.max().clock().millis(), limits.chatPerSecond());
    }

    Message add(Maker maker) {
        synchronized (messages) {
            long now = bot.max().clock().millis();
            lastSeq = Math.max(lastSeq + 1, (now << SEQ_BITS) | 1);
            HexFormat hex = HexFormat.of();
            String mid = "mid." + hex.toHexDigits(id) + hex.toHexDigits(lastSeq);
            Message message = maker.make(mid, lastSeq, now);
            messages.put(mid, message);
            while (messages.size() > bot.max().limits().messagesPerChat()) {
                messages.remove(messages.keySet().iterator().next());
            }
            return message;
        }
    }

    @Nullable Message find(String mid) {
        synchronized (messages) {
            return messages.get(mid);
        }
    }

    Message require(String mid) {
        Message message = find(mid);
        if (message == null) {
            throw new Problem(404, "There is no message " + mid + " in chat " + handle() + ".");
        }
        return message;
    }

    void replace(Message edited) {
        synchronized (messages) {
            messages.replace(edited.mid(), edited);
        }
    }

    boolean remove(String mid) {
        synchronized (messages) {
            return messages.remove(mid) != null;
        }
    }

    List<Message> all() {
        synchronized (messages) {
            return new ArrayList<>(messages.values());
        }
    }

    void act(String what) {
        action = what;
        actionUntil = bot.max().clock().millis() + TYPING_MILLIS;
        bot.tell(this, "action", () -> ChatView.state(this));
    }

    void settle() {
        action = null;
    }

    @Nullable String action() {
        return actionUntil > bot.max().clock().millis() ? action : null;
    }

    long actionUntil() {
        return actionUntil;
    }

    Bot bot() {
        return bot;
    }
}
