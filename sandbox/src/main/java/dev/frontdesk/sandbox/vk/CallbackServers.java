package dev.frontdesk.sandbox.vk;

import java.net.URI;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ObjectNode;

/** A community's callback servers. The confirmation code that is shown changes with each server added or edited. */
final class CallbackServers {

    private static final int COUNT_MAX = 10;
    private static final int TITLE_MAX = 14;
    private static final int SECRET_MAX = 50;

    private final Group group;
    private final Map<Integer, CallbackServer> servers = new TreeMap<>();
    private String code = newCode();
    private int lastId;

    CallbackServers(Group group) {
        this.group = group;
    }

    private static String newCode() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    synchronized String code() {
        return code;
    }

    synchronized int add(String url, String title, String secret) {
        if (servers.size() >= COUNT_MAX) {
            throw new ApiError(2000);
        }
        put(++lastId, url, title, secret, Map.of());
        return lastId;
    }

    synchronized void edit(int id, String url, String title, String secret) {
        CallbackServer before = find(id);
        put(id, url, title, secret, before.wanted());
        before.deliveries().stop();
    }

    private void put(int id, String url, String title, String secret, Map<String, Boolean> wanted) {
        if (title.length() > TITLE_MAX) {
            throw ApiError.parameter("title should be less or equal 14 letters");
        }
        if (secret.length() > SECRET_MAX) {
            throw ApiError.parameter("secret_key should be less or equal 50 letters");
        }
        CallbackServer server = new CallbackServer(group, id, address(url), title, secret, code, wanted);
        code = newCode();
        servers.put(id, server);
        server.deliveries().confirm();
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw ApiError.parameter("url is incorrect");
    }

    synchronized CallbackServer find(int id) {
        CallbackServer server = servers.get(id);
        if (server == null) {
            throw ApiError.parameter("server_id not found");
        }
        return server;
    }

    synchronized void remove(int id) {
        find(id).deliveries().stop();
        servers.remove(id);
    }

    synchronized Collection<CallbackServer> all() {
        return List.copyOf(servers.values());
    }

    /** @return whether a server is interested */
    synchronized boolean offer(String type, ObjectNode event, long peer) {
        boolean offered = false;
        for (CallbackServer server : servers.values()) {
            if (server.wants(type)) {
                server.deliveries().offer(peer, event);
                offered = true;
            }
        }
        return offered;
    }

    synchronized void close() {
        servers.values().forEach(server -> server.deliveries().stop());
        servers.clear();
    }
}
