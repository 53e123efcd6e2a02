package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message.
 *
 * @param id over all conversations of the community, 0 in group chats
 * @param number within its conversation
 * @param from a person, or the community as a negative number
 * @param editedAt Unix time, 0 for never
 * @param more fields as VK writes them: payload, ref, geo, action …
 */
record Message(
        int id,
        int number,
        long peer,
        long from,
        boolean out,
        long date,
        long editedAt,
        String text,
        int randomId,
        List<ObjectNode> attachments,
        @Nullable JsonNode keyboard,
        @Nullable Message replyTo,
        ObjectNode more) {

    /** Longest text that an event holds; of a longer message only the beginning. */
    private static final int EVENT_TEXT_MAX = 4096;

    Message {
        attachments = List.copyOf(attachments);
    }

    Message edited(long at, String newText, List<ObjectNode> newAttachments, @Nullable JsonNode newKeyboard) {
        return new Message(
                id, number, peer, from, out, date, at, newText, randomId, newAttachments, newKeyboard, replyTo, more);
    }

    /** As it stands in an event: a big one is cropped. */
    ObjectNode inEvent() {
        ObjectNode json = toJson();
        if (text.length() > EVENT_TEXT_MAX) {
            json.put("text", text.substring(0, EVENT_TEXT_MAX)).put("is_cropped", true);
        }
        return json;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("date", date)
                .put("from_id", from)
                .put("id", id)
                .put("out", out ? 1 : 0)
                .put("version", 10_000 + number);
        ArrayNode list = json.putArray("attachments");
        attachments.forEach(list::add);
        json.put("conversation_message_id", number);
        json.putArray("fwd_messages");
        json.put("important", false)
                .put("is_hidden", false)
                .put("peer_id", peer)
                .put("random_id", randomId);
        json.put("text", text);
        if (editedAt > 0) {
            json.put("update_time", editedAt);
        }
        if (keyboard != null) {
            json.set("keyboard", keyboard);
        }
        if (replyTo != null) {
            json.set("reply_message", replyTo.toJson());
        }
        return json.setAll(more);
    }
}
