package dev.frontdesk.sandbox.vk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A community. Its monitor guards everything in it. */
final class Group {

    static final Set<String> RIGHTS = Set.of("messages", "manage", "photos", "docs");

    private final Vk vk;
    private final long id;
    private final String name;
    private final String screenName;
    private final Set<String> rights;
    private final Map<Long, Peer> peers = new TreeMap<>();
    private final Events events;
    private final CallbackServers servers;
    private final Presses presses;
    private final Pace pace = new Pace();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile String token;
    private volatile boolean botCapabilities;
    private volatile boolean seesWholeChats;
    private int lastMessageId;

    Group(Vk vk, long id, String token, String name, String screenName, Set<String> rights) {
        this.vk = vk;
        this.id = id;
        this.token = token;
        this.name = name;
        this.screenName = screenName;
        this.rights = new HashSet<>(rights);
        this.events = new Events(this);
        this.servers = new CallbackServers(this);
        this.presses = new Presses(vk);
    }

    Vk vk() {
        return vk;
    }

    long id() {
        return id;
    }

    String account() {
        return Long.toString(id);
    }

    String token() {
        return token;
    }

    void token(String newToken) {
        token = newToken;
    }

    String name() {
        return name;
    }

    String screenName() {
        return screenName;
    }

    Set<String> rights() {
        return rights;
    }

    boolean hasBotCapabilities() {
        return botCapabilities;
    }

    boolean seesWholeChats() {
        return seesWholeChats;
    }

    void settings(boolean newBotCapabilities, boolean newSeesWholeChats) {
        botCapabilities = newBotCapabilities;
        seesWholeChats = newSeesWholeChats;
    }

    Events events() {
        return events;
    }

    CallbackServers servers() {
        return servers;
    }

    Presses presses() {
        return presses;
    }

    Pace pace() {
        return pace;
    }

    synchronized int nextMessageId() {
        return ++lastMessageId;
    }

    synchronized @Nullable Peer peer(long peerId) {
        return peers.get(peerId);
    }

    synchronized Peer peerOrNew(long peerId) {
        return peers.computeIfAbsent(peerId, key -> new Peer(this, peerId));
    }

    synchronized Collection<Peer> peers() {
        return new ArrayList<>(peers.values());
    }

    List<Watcher> watchers() {
        return watchers;
    }

    void tell(long peerId, String what, Supplier<? extends JsonNode> content) {
        if (watchers.isEmpty()) {
            return;
        }
        JsonNode data = content.get();
        for (Watcher watcher : watchers) {
            if (watcher.peer() == 0 || watcher.peer() == peerId) {
                watcher.stream().publish(what, data);
            }
        }
    }

    void close() {
        servers.close();
        events.close();
        watchers.forEach(watcher -> watcher.stream().close());
    }
}
