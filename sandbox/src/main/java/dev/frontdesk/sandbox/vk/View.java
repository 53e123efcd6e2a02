package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the other end sees, for pages and tests. */
final class View {

    private View() {}

    /**
     * {@code {id, messageId, chat, direction: in|out, date, editedAt?, from: {id, name, isBot}, text, keyboard?,
     * attachments, replyTo?, action?}}; {@code id} is the number within the conversation, {@code in} is what people wrote,
     * attachments and keyboard are as VK has them.
     */
    static ObjectNode message(Group group, Peer peer, Message message) {
        ObjectNode view = Json.object()
                .put("id", message.number())
                .put("messageId", message.id())
                .put("chat", peer.id())
                .put("direction", message.out() ? "out" : "in")
                .put("date", Instant.ofEpochSecond(message.date()).toString());
        if (message.editedAt() > 0) {
            view.put("editedAt", Instant.ofEpochSecond(message.editedAt()).toString());
        }
        Person person = group.vk().people().find(message.from());
        view.putObject("from")
                .put("id", message.from())
                .put("name", message.out() ? group.name() : person == null ? "" : person.name())
                .put("isBot", message.out());
        view.put("text", message.text());
        if (message.keyboard() != null) {
            view.set("keyboard", message.keyboard());
        }
        ArrayNode attachments = view.putArray("attachments");
        message.attachments().forEach(attachments::add);
        if (message.replyTo() != null) {
            view.put("replyTo", message.replyTo().number());
        }
        for (String field : new String[] {"action", "geo", "payload"}) {
            if (message.more().has(field)) {
                view.set(field, message.more().get(field));
            }
        }
        return view;
    }

    /** {@code {chat, typing: {action, until}|null}}. */
    static ObjectNode state(Group group, Peer peer) {
        ObjectNode state = Json.object().put("chat", peer.id());
        Peer.Activity activity = peer.activity(group.vk().clock().millis());
        if (activity == null) {
            return state.putNull("typing");
        }
        state.putObject("typing")
                .put("action", activity.type())
                .put("until", Instant.ofEpochMilli(activity.untilMillis()).toString());
        return state;
    }

    /** {@code {chat, type: user|chat, title, standing, lastMessageId, unread}}. */
    static ObjectNode chat(Group group, Peer peer) {
        Person person = group.vk().people().find(peer.id());
        return Json.object()
                .put("chat", peer.id())
                .put("type", peer.isChat() ? "chat" : "user")
                .put("title", person == null ? peer.title() : person.name())
                .put("standing", peer.standing().name().toLowerCase(java.util.Locale.ROOT))
                .put("lastMessageId", peer.lastNumber())
                .put("unread", peer.unread());
    }
}
