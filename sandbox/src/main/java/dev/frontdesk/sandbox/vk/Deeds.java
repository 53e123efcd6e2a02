package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do beside writing: press buttons, let the community write or forbid it, remove it from a chat. */
final class Deeds {

    private final Vk vk;
    private final Incoming incoming;

    Deeds(Vk vk, Incoming incoming) {
        this.vk = vk;
        this.incoming = incoming;
    }

    /**
     * {@code {account, chat?, user, message, data | button}} → {@code {id, delivered}}; {@code data} is the button's
     * payload, {@code button} its label. A text button writes, and has no id.
     */
    ObjectNode press(JsonNode order) {
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        Person person = vk.people().named(order.path("user"));
        synchronized (group) {
            Peer peer = group.peerOrNew(order.path("chat").asLong(person.id()));
            Message message = Incoming.require(peer, order.path("message").asInt(0));
            JsonNode action = action(message, order);
            if (action.path("type").asString("").equals("text")) {
                ObjectNode written = Json.object()
                        .put("account", group.account())
                        .put("chat", peer.id())
                        .put("user", person.id())
                        .put("text", action.path("label").asString(""));
                written.set("payload", action.get("payload"));
                return incoming.write(written).put("id", "");
            }
            Presses.Press press = group.presses().add(person.id(), peer.id());
            ObjectNode object = Json.object()
                    .put("user_id", person.id())
                    .put("peer_id", peer.id())
                    .put("event_id", press.id())
                    .put("conversation_message_id", message.number());
            object.set("payload", Json.MAPPER.readTree(action.path("payload").asString("{}")));
            boolean delivered = group.events().add("message_event", object, peer.id());
            return Json.object().put("id", press.id()).put("delivered", delivered);
        }
    }

    private static JsonNode action(Message message, JsonNode order) {
        @Nullable JsonNode keyboard = message.keyboard();
        if (keyboard != null) {
            for (JsonNode row : keyboard.path("buttons")) {
                for (JsonNode button : row) {
                    JsonNode action = button.path("action");
                    boolean meant = order.has("data")
                            ? action.path("payload")
                                    .asString("")
                                    .equals(order.path("data").asString(""))
                            : action.path("label")
                                    .asString("")
                                    .equals(order.path("button").asString(""));
                    if (meant) {
                        return action;
                    }
                }
            }
        }
        throw new Problem(404, "Message " + message.number() + " has no such button.");
    }

    /**
     * {@code {account, chat | user, blocked | status}}; status is one of the {@link Standing}s in lower case. Answers the
     * conversation.
     */
    ObjectNode block(JsonNode order) {
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        long id = order.path("chat").asLong(0);
        id = id > 0 ? id : vk.people().named(order.path("user")).id();
        synchronized (group) {
            Peer peer = group.peerOrNew(id);
            Standing before = peer.standing();
            Standing after = standing(peer, order);
            peer.standing(after);
            if (before != after) {
                announce(group, peer, after);
            }
            group.tell(peer.id(), "standing", () -> View.chat(group, peer));
            return View.chat(group, peer);
        }
    }

    private static Standing standing(Peer peer, JsonNode order) {
        if (order.has("blocked")) {
            Standing blocked = peer.isChat() ? Standing.KICKED : Standing.DENIED;
            return order.path("blocked").asBoolean(false) ? blocked : Standing.ALLOWED;
        }
        String status = order.path("status").asString("");
        try {
            return Standing.valueOf(status.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "Say blocked: true or false, or a status; there is none named \"" + status + "\".");
        }
    }

    private void announce(Group group, Peer peer, Standing after) {
        if (peer.isChat()) {
            boolean in = after == Standing.ALLOWED;
            peer.standing(Standing.ALLOWED); // it sees its own removal
            ObjectNode written = Json.object()
                    .put("account", group.account())
                    .put("chat", peer.id())
                    .put("user", 550_001);
            written.putObject("action")
                    .put("type", in ? "chat_invite_user" : "chat_kick_user")
                    .put("member_id", -group.id());
            incoming.write(written);
            peer.standing(after);
            return;
        }
        ObjectNode object = Json.object().put("user_id", peer.id());
        switch (after) {
            case ALLOWED -> group.events().add("message_allow", object.put("key", ""), peer.id());
            case DENIED -> group.events().add("message_deny", object, peer.id());
            case BLACKLISTED ->
                group.events().add("user_block", object.put("admin_id", 550_001).put("reason", 0), peer.id());
            case STRANGER, PRIVATE, KICKED, LEFT, TIMED_OUT -> {}
        }
    }

    /** {@code {account, type, object, chat?}}: any event → {@code {delivered}}. */
    ObjectNode announce(JsonNode order) {
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        if (!(order.path("object") instanceof ObjectNode object)) {
            throw new Problem(400, "object is a JSON object.");
        }
        String type = order.path("type").asString("");
        return Json.object()
                .put(
                        "delivered",
                        group.events().add(type, object, order.path("chat").asLong(0)));
    }
}
