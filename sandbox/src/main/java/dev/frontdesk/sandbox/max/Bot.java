package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.EventStream;
import dev.frontdesk.sandbox.Json;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** One bot with its chats. */
final class Bot {

    /** @param chat the one chat to watch as {@link Chat#handle}, 0 for all */
    record Watcher(long chat, EventStream stream) {}

    private final Max max;
    private final Person person;
    private final UpdateQueue updates;
    private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
    private final Map<Long, Chat> dialogs = new ConcurrentHashMap<>();
    private final Map<String, Press> presses = new ConcurrentHashMap<>();
    private final Collection<Watcher> watchers = new ConcurrentLinkedDeque<>();
    private final Window requests = new Window();
    private volatile ArrayNode commands = Json.MAPPER.createArrayNode();
    private volatile String token;

    /**
     * The latest press of a keyboard.
     *
     * @param answer what the bot told the person, null until it answers
     */
    record Press(String id, long chat, long user, @Nullable String answer) {}

    Bot(Max max, Person person, String token) {
        this.max = max;
        this.person = person;
        this.token = token;
        this.updates = new UpdateQueue(this);
    }

    Max max() {
        return max;
    }

    long id() {
        return person.id();
    }

    String account() {
        return Long.toString(person.id());
    }

    Person person() {
        return person;
    }

    String token() {
        return token;
    }

    void token(String newToken) {
        token = newToken;
    }

    UpdateQueue updates() {
        return updates;
    }

    Map<String, Press> presses() {
        return presses;
    }

    Collection<Watcher> watchers() {
        return watchers;
    }

    ArrayNode commands() {
        return commands;
    }

    void commands(ArrayNode menu) {
        commands = menu;
    }

    boolean mayCall() {
        Limits limits = max.limits();
        return !limits.rates() || requests.take(max.clock().millis(), limits.requestsPerSecond());
    }

    Collection<Chat> chats() {
        return chats.values();
    }

    /** By MAX's own id. */
    @Nullable Chat chat(long chatId) {
        return chats.get(chatId);
    }

    @Nullable Chat dialogWith(long userId) {
        return dialogs.get(userId);
    }

    Chat dialog(Person with) {
        return dialogs.computeIfAbsent(with.id(), id -> {
            Chat chat = new Chat(this, max.newDialogId(), with);
            chats.put(chat.id(), chat);
            return chat;
        });
    }

    Chat group(long chatId) {
        return chats.computeIfAbsent(chatId, id -> new Chat(this, id, null));
    }

    /** As orders name it: a dialog by the person's id, a group by its own. */
    @Nullable Chat find(long handle) {
        Chat dialog = dialogs.get(handle);
        return dialog != null ? dialog : chats.get(handle);
    }

    /** Tells whoever looks on; the data are made only if somebody does. */
    void tell(Chat chat, String event, Supplier<? extends JsonNode> data) {
        for (Watcher watcher : watchers) {
            if (watcher.chat() == 0 || watcher.chat() == chat.handle()) {
                watcher.stream().publish(event, data.get());
            }
        }
    }
}
