package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** People writing. */
final class Incoming {

    private final Vk vk;

    Incoming(Vk vk) {
        this.vk = vk;
    }

    /**
     * {@code {account, chat?, user, text?, replyTo?, edit?, title?, payload?, ref?, refSource?, callbacks?, photo? document?
     * voice? sticker? video? location? link? forwarded? action?}} → {@code {messageId, chat, delivered}}. Without {@code
     * chat} it is the private conversation; {@code messageId} is the number within it; {@code callbacks} false is an old
     * app that knows no callback buttons; {@code forwarded} is a list of texts; {@code delivered} is false where nobody is
     * told.
     */
    ObjectNode write(JsonNode order) {
        Group group = vk.groups().ofAccount(order.path("account").asString(null));
        Person person = vk.people().named(order.path("user"));
        synchronized (group) {
            Peer peer = peer(group, order, person);
            Message message = order.has("edit") ? edited(peer, order, person) : added(group, peer, order, person);
            boolean isNew = !order.has("edit");
            group.tell(peer.id(), isNew ? "message" : "edit", () -> View.message(group, peer, message));
            boolean delivered = isVisible(group, peer, message) && announce(group, order, person, message, isNew);
            return Json.object()
                    .put("messageId", message.number())
                    .put("chat", peer.id())
                    .put("delivered", delivered);
        }
    }

    /** Who writes to a community lets it answer, unless it is they who are kept out. */
    private static Peer peer(Group group, JsonNode order, Person person) {
        Peer peer = group.peerOrNew(order.path("chat").asLong(person.id()));
        if (order.has("title")) {
            peer.title(order.path("title").asString());
        }
        if (!peer.isChat()
                && List.of(Standing.STRANGER, Standing.DENIED, Standing.TIMED_OUT)
                        .contains(peer.standing())) {
            peer.standing(Standing.ALLOWED);
        }
        return peer;
    }

    private Message added(Group group, Peer peer, JsonNode order, Person person) {
        List<ObjectNode> attachments = IncomingMedia.read(vk, person.id(), order);
        ObjectNode more = more(order);
        String text = order.path("text").asString("");
        if (text.isEmpty() && attachments.isEmpty() && more.isEmpty()) {
            throw new Problem(400, "There is neither text nor media to write.");
        }
        Message replyTo =
                order.has("replyTo") ? require(peer, order.path("replyTo").asInt(0)) : null;
        int id = peer.isChat() ? 0 : group.nextMessageId();
        long now = order.path("date").asLong(vk.clock().seconds());
        return peer.add(number -> new Message(
                id, number, peer.id(), person.id(), false, now, 0, text, 0, attachments, null, replyTo, more));
    }

    private static ObjectNode more(JsonNode order) {
        ObjectNode more = Json.object();
        if (order.has("payload")) {
            JsonNode payload = order.get("payload");
            more.put("payload", payload.isString() ? payload.asString() : payload.toString());
        }
        if (order.has("ref")) {
            more.put("ref", order.path("ref").asString());
            more.put("ref_source", order.path("refSource").asString(""));
        }
        if (order.path("location").isObject()) {
            ObjectNode geo = more.putObject("geo").put("type", "point");
            geo.putObject("coordinates")
                    .put("latitude", order.path("location").path("latitude").asDouble(0))
                    .put("longitude", order.path("location").path("longitude").asDouble(0));
        }
        if (order.path("action").isObject()) {
            more.set("action", order.get("action"));
        }
        if (order.path("forwarded").isArray()) {
            ArrayNode forwarded = more.putArray("fwd_messages");
            order.path("forwarded")
                    .forEach(text -> forwarded
                            .addObject()
                            .put("from_id", 550_099)
                            .put("text", text.asString(""))
                            .putArray("attachments"));
        }
        return more;
    }

    private Message edited(Peer peer, JsonNode order, Person person) {
        Message old = require(peer, order.path("edit").asInt(0));
        if (old.from() != person.id()) {
            throw new Problem(409, "A person edits only their own messages.");
        }
        String text = order.path("text").asString("");
        Message edited = old.edited(vk.clock().seconds(), text, old.attachments(), old.keyboard());
        peer.replace(edited);
        return edited;
    }

    static Message require(Peer peer, int number) {
        Message message = peer.find(number);
        if (message == null) {
            throw new Problem(404, "There is no message " + number + " in conversation " + peer.id() + ".");
        }
        return message;
    }

    /** In a chat the community sees what mentions it, replies to it or looks like a command, unless it sees all. */
    private static boolean isVisible(Group group, Peer peer, Message message) {
        if (peer.standing() == Standing.KICKED || peer.standing() == Standing.LEFT) {
            return false;
        }
        @Nullable Message replyTo = message.replyTo();
        return !peer.isChat()
                || group.seesWholeChats()
                || message.more().has("action")
                || message.text().startsWith("/")
                || message.text().contains("[club" + group.id() + "|")
                || message.text().contains("@club" + group.id())
                || (replyTo != null && replyTo.out());
    }

    private static boolean announce(Group group, JsonNode order, Person person, Message message, boolean isNew) {
        if (!isNew) {
            return group.events().add("message_edit", message.inEvent(), message.peer());
        }
        ObjectNode object = Json.object();
        object.set("message", message.inEvent());
        ObjectNode client = object.putObject("client_info");
        ArrayNode actions =
                client.putArray("button_actions").add("text").add("open_link").add("location");
        if (order.path("callbacks").asBoolean(true)) {
            actions.add("callback");
        }
        client.put("keyboard", true).put("inline_keyboard", true).put("carousel", true);
        client.put("lang_id", person.languageId());
        return group.events().add("message_new", object, message.peer());
    }
}
