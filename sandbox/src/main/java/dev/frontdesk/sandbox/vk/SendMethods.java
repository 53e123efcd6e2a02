package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code messages.send}. */
final class SendMethods {

    private static final int PEERS_MAX = 100;
    private static final int WHOLE_MAX = 9000;
    private static final int PAYLOAD_MAX = 1000;

    private final Vk vk;

    SendMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add("messages.send", "messages", this::send);
    }

    private JsonNode send(Group group, Params params) {
        int randomId = (int) params.number("random_id");
        String text = params.text("message");
        if (text.isEmpty() && !params.has("attachment") && !params.has("sticker_id")) {
            throw ApiError.parameter("message is empty or invalid");
        }
        if (text.length() > WHOLE_MAX) {
            throw new ApiError(910);
        }
        if (text.length() > vk.limits().textMax()) {
            throw new ApiError(914);
        }
        if (params.text("payload").length() > PAYLOAD_MAX) {
            throw ApiError.parameter("payload is too long");
        }
        List<ObjectNode> attachments = vk.files().attachments(params.text("attachment"));
        ObjectNode keyboard = Keyboards.read(group, params);
        if (!params.has("peer_ids")) {
            Message sent = sendTo(group, target(params), params, randomId, text, attachments, keyboard);
            return Json.MAPPER.valueToTree(sent.id());
        }
        List<Long> peers = params.numbers("peer_ids");
        if (peers.isEmpty() || peers.size() > PEERS_MAX) {
            throw ApiError.parameter("peer_ids holds 1 to 100");
        }
        ArrayNode results = Json.MAPPER.createArrayNode();
        for (long peer : peers) {
            ObjectNode result = results.addObject().put("peer_id", peer);
            try {
                Message sent = sendTo(group, peer, params, randomId, text, attachments, keyboard);
                result.put("message_id", sent.id()).put("conversation_message_id", sent.number());
            } catch (ApiError error) {
                result.put("message_id", 0).set("error", error.inList());
            }
        }
        return results;
    }

    private static long target(Params params) {
        if (params.has("chat_id")) {
            return Peer.CHATS + params.number("chat_id");
        }
        return params.has("user_id") ? params.number("user_id") : params.number("peer_id");
    }

    private Message sendTo(
            Group group,
            long peerId,
            Params params,
            int randomId,
            String text,
            List<ObjectNode> attachments,
            @Nullable ObjectNode keyboard) {
        if (peerId <= 0) {
            throw ApiError.parameter("peer_id is invalid");
        }
        Peer peer = group.peer(peerId);
        if (peer == null) {
            throw new ApiError(peerId >= Peer.CHATS ? 917 : 901);
        }
        Person person = vk.people().find(peerId);
        if (person != null && person.deactivated() != null) {
            throw new ApiError(18);
        }
        if (peer.standing().error != 0) {
            throw new ApiError(peer.standing().error);
        }
        Message earlier = peer.withRandomId(randomId);
        if (earlier != null) {
            return earlier;
        }
        Message replyTo = replyTo(peer, params);
        if (vk.limits().rates()
                && !peer.admits(vk.limits().messagesPerHour(), vk.clock().millis())) {
            throw new ApiError(9);
        }
        int id = peer.isChat() ? 0 : group.nextMessageId();
        ObjectNode more = Json.object();
        if (params.has("payload")) {
            more.put("payload", params.text("payload"));
        }
        Message message = peer.add(number -> new Message(
                id,
                number,
                peerId,
                -group.id(),
                true,
                vk.clock().seconds(),
                0,
                text,
                randomId,
                attachments,
                keyboard,
                replyTo,
                more));
        group.events().add("message_reply", message.toJson(), peerId);
        group.tell(peerId, "message", () -> View.message(group, peer, message));
        return message;
    }

    private static @Nullable Message replyTo(Peer peer, Params params) {
        if (params.has("reply_to")) {
            Message message = peer.withId(params.number("reply_to"));
            if (message == null) {
                throw ApiError.parameter("reply_to is invalid");
            }
            return message;
        }
        ObjectNode forward = params.object("forward", 100);
        if (forward == null) {
            return null;
        }
        JsonNode numbers = forward.path("conversation_message_ids");
        if (numbers.size() > 100) {
            throw new ApiError(913);
        }
        Message found = peer.find(numbers.path(0).asInt(0));
        if (found == null || forward.path("peer_id").asLong(0) != peer.id()) {
            throw ApiError.parameter("forward messages not found");
        }
        return found;
    }
}
