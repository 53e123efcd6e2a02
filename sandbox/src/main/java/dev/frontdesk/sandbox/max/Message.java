package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it stands in its chat.
 *
 * @param editedAt 0 if it never was
 * @param replyTo the message it answers
 * @param attachments without links: those are made whenever it is shown
 */
record Message(
        String mid,
        long seq,
        long timestamp,
        long editedAt,
        Person sender,
        Formatted text,
        ArrayNode attachments,
        @Nullable Message replyTo) {

    boolean outgoing() {
        return sender.bot();
    }

    Message edited(long at, Formatted newText, ArrayNode newAttachments) {
        return new Message(mid, seq, timestamp, at, sender, newText, newAttachments, replyTo);
    }

    boolean hasKeyboard() {
        return keyboard() != null;
    }

    @Nullable JsonNode keyboard() {
        for (JsonNode attachment : attachments) {
            if (attachment.path("type").asString("").equals("inline_keyboard")) {
                return attachment;
            }
        }
        return null;
    }

    ObjectNode toJson(Chat chat) {
        ObjectNode json = Json.object();
        json.set("sender", sender.toJson(timestamp));
        ObjectNode recipient = json.putObject("recipient").put("chat_id", chat.id());
        recipient.put("chat_type", chat.isDialog() ? "dialog" : "chat");
        Person person = chat.person();
        if (person != null) {
            recipient.put("user_id", outgoing() ? person.id() : chat.bot().id());
        }
        json.put("timestamp", timestamp);
        if (replyTo != null) {
            ObjectNode link = json.putObject("link").put("type", "reply").put("chat_id", chat.id());
            link.set("sender", replyTo.sender.toJson(replyTo.timestamp));
            link.set("message", replyTo.body(chat));
        }
        json.set("body", body(chat));
        return json;
    }

    private ObjectNode body(Chat chat) {
        ObjectNode body = Json.object().put("mid", mid).put("seq", seq).put("text", text.text());
        if (!attachments.isEmpty()) {
            body.set("attachments", chat.bot().max().files().linked(attachments));
        }
        if (!text.marks().isEmpty()) {
            body.set("markup", text.markup());
        }
        return body;
    }
}
