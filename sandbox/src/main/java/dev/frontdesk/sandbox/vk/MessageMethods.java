package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done about messages beside sending them. */
final class MessageMethods {

    private static final Set<String> ACTIVITIES = Set.of("typing", "audiomessage", "file", "photo", "video");
    private static final Set<String> ANSWERS = Set.of("show_snackbar", "open_link", "open_app");
    private static final long ACTIVITY_MILLIS = 10_000;
    private static final int EVENT_DATA_MAX = 1000;
    private static final int SNACKBAR_MAX = 90;

    private final Vk vk;

    MessageMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add("messages.edit", "messages", this::edit);
        methods.add("messages.delete", "messages", this::delete);
        methods.add("messages.setActivity", "messages", this::activity);
        methods.add("messages.markAsRead", "messages", (group, params) -> {
            Peer peer = peer(group, params);
            peer.readTo(peer.lastNumber());
            return done();
        });
        methods.add("messages.sendMessageEventAnswer", "messages", MessageMethods::answer);
    }

    private static JsonNode done() {
        return Json.MAPPER.valueToTree(1);
    }

    private static Peer peer(Group group, Params params) {
        long id = params.number("peer_id");
        Peer peer = group.peer(id);
        if (peer == null) {
            throw new ApiError(id >= Peer.CHATS ? 917 : 901);
        }
        return peer;
    }

    private static @Nullable Message named(Peer peer, Params params) {
        return params.has("cmid")
                ? peer.find((int) params.number("cmid"))
                : peer.withId(params.number("message_id", 0));
    }

    private JsonNode edit(Group group, Params params) {
        Peer peer = peer(group, params);
        Message message = named(peer, params);
        if (message == null) {
            throw ApiError.parameter("message_id is invalid");
        }
        if (!message.out()) {
            throw new ApiError(920);
        }
        if (isOld(message)) {
            throw new ApiError(909);
        }
        String text = params.text("message");
        if (text.isEmpty() && !params.has("attachment")) {
            throw ApiError.parameter("message is empty or invalid");
        }
        if (text.length() > vk.limits().textMax()) {
            throw new ApiError(914);
        }
        Message edited = message.edited(
                vk.clock().seconds(),
                text,
                vk.files().attachments(params.text("attachment")),
                Keyboards.read(group, params));
        peer.replace(edited);
        group.events().add("message_edit", edited.toJson(), peer.id());
        group.tell(peer.id(), "edit", () -> View.message(group, peer, edited));
        return done();
    }

    private boolean isOld(Message message) {
        return vk.clock().seconds() - message.date() > vk.limits().editSeconds();
    }

    private JsonNode delete(Group group, Params params) {
        Peer peer = peer(group, params);
        List<@Nullable Message> messages = new ArrayList<>();
        params.numbers("cmids").forEach(number -> messages.add(peer.find(number.intValue())));
        params.numbers("message_ids").forEach(id -> messages.add(peer.withId(id)));
        if (messages.isEmpty()) {
            throw ApiError.parameter("message_ids is a required parameter");
        }
        ArrayNode results = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            ObjectNode result = results.addObject().put("peer_id", peer.id());
            if (message == null) {
                result.set("error", new ApiError(100).inList());
                continue;
            }
            result.put("message_id", message.id()).put("conversation_message_id", message.number());
            if (params.flag("delete_for_all") && (isOld(message) || (!message.out() && !peer.isChat()))) {
                result.set("error", new ApiError(924).inList());
                continue;
            }
            peer.remove(message);
            result.put("response", 1);
            group.tell(
                    peer.id(),
                    "delete",
                    () -> Json.object().put("chat", peer.id()).put("id", message.number()));
        }
        return results;
    }

    private JsonNode activity(Group group, Params params) {
        Peer peer = peer(group, params);
        String type = params.has("type") ? params.text("type") : "typing";
        if (!ACTIVITIES.contains(type)) {
            throw ApiError.parameter("type is not valid");
        }
        if (peer.standing().error != 0) {
            throw new ApiError(peer.standing().error);
        }
        peer.activity(new Peer.Activity(type, vk.clock().millis() + ACTIVITY_MILLIS));
        group.tell(peer.id(), "action", () -> View.state(group, peer));
        return done();
    }

    private static JsonNode answer(Group group, Params params) {
        ObjectNode shown = params.object("event_data", 100);
        if (params.text("event_data").length() > EVENT_DATA_MAX
                || (shown != null && !ANSWERS.contains(shown.path("type").asString("")))) {
            throw ApiError.parameter("event_data is invalid");
        }
        if (shown != null && shown.path("text").asString("").length() > SNACKBAR_MAX) {
            throw ApiError.parameter("event_data: text is too long");
        }
        Presses.Press press = group.presses()
                .answer(
                        params.required("event_id"),
                        params.number("user_id"),
                        params.number("peer_id"),
                        shown == null ? Json.object() : shown);
        group.tell(press.peer(), "callback", press::toJson);
        return done();
    }
}
