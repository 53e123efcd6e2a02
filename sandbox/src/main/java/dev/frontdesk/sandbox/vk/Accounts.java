package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes communities, as their settings pages do. */
final class Accounts {

    private static final int COUNT_MAX = 10_000;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final Vk vk;

    Accounts(Vk vk) {
        this.vk = vk;
    }

    /**
     * {@code {name?, username?, token?, groupId?, permissions?, botCapabilities?, seesWholeChats?, count?}} → the
     * community, or {@code {items}} if a count is given. The token has all rights and the community bot capabilities
     * unless told otherwise.
     */
    ObjectNode make(JsonNode order) {
        if (!order.has("count")) {
            return view(makeOne(order, order.path("name").asString("Shop")));
        }
        int count = order.path("count").asInt(0);
        if (count < 1 || count > COUNT_MAX || order.has("token") || order.has("groupId")) {
            throw new Problem(400, "count is 1 to " + COUNT_MAX + ", and goes with neither token nor groupId.");
        }
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (int i = 1; i <= count; i++) {
            items.add(view(makeOne(order, order.path("name").asString("Shop") + " " + i)));
        }
        return answer;
    }

    private Group makeOne(JsonNode order, String name) {
        long id = order.path("groupId").asLong(0);
        id = id > 0 ? id : vk.groups().newId();
        Set<String> rights = new HashSet<>();
        order.path("permissions").forEach(right -> rights.add(right.asString()));
        if (!Group.RIGHTS.containsAll(rights)) {
            throw new Problem(400, "permissions are of " + Group.RIGHTS + ".");
        }
        Group group = new Group(
                vk,
                id,
                order.path("token").asString(newToken()),
                name,
                order.path("username").asString("shop" + id),
                order.has("permissions") ? rights : Group.RIGHTS);
        group.settings(
                order.path("botCapabilities").asBoolean(true),
                order.path("seesWholeChats").asBoolean(false));
        vk.groups().add(group);
        return group;
    }

    static String newToken() {
        StringBuilder token = new StringBuilder("vk1.a.");
        ThreadLocalRandom.current().ints(80, 0, LETTERS.length()).forEach(i -> token.append(LETTERS.charAt(i)));
        return token.toString();
    }

    /** Gives the community a new token; the old one is answered 5 from now on. */
    ObjectNode revoke(Group group) {
        vk.groups().renew(group, newToken());
        return view(group);
    }

    /** {@code {kind: "user"}} → {@code {token}}: a token of a person, which opens no community. */
    ObjectNode token(JsonNode order) {
        if (!order.path("kind").asString("user").equals("user")) {
            throw new Problem(400, "kind is user.");
        }
        String token = newToken();
        vk.groups().addUserToken(token);
        return Json.object().put("token", token);
    }

    /** {@code {botCapabilities?, seesWholeChats?, permissions?}} → the community. */
    ObjectNode change(Group group, JsonNode order) {
        group.settings(
                order.path("botCapabilities").asBoolean(group.hasBotCapabilities()),
                order.path("seesWholeChats").asBoolean(group.seesWholeChats()));
        if (order.path("permissions") instanceof ArrayNode list) {
            synchronized (group) {
                group.rights().clear();
                list.forEach(right -> group.rights().add(right.asString()));
            }
        }
        return view(group);
    }

    ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        vk.groups().all().forEach(group -> items.add(view(group)));
        return answer.putNull("nextCursor");
    }

    static ObjectNode view(Group group) {
        ObjectNode view = Json.object()
                .put("account", group.account())
                .put("id", group.id())
                .put("groupId", group.account())
                .put("token", group.token())
                .put("username", group.screenName())
                .put("name", group.name())
                .put("polling", group.events().isEnabled())
                .put("link", "https://vk.ru/" + group.screenName());
        ArrayNode servers = view.putArray("callbackServers");
        group.servers().all().forEach(server -> servers.add(server.toJson()));
        @Nullable CallbackServer first = group.servers().all().stream().findFirst().orElse(null);
        return view.put("webhook", first == null ? "" : first.url().toString());
    }
}
