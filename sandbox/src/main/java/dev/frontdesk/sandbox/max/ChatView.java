package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the other end sees, for pages and tests. */
final class ChatView {

    private ChatView() {}

    /**
     * {@code {id, chat, direction: in|out, date, editedAt?, from: {id, name, username?, isBot}, text, markup, buttons?,
     * media?, attachments, replyTo?}}; {@code in} is what the person wrote.
     */
    static ObjectNode message(Chat chat, Message message) {
        ObjectNode view = Json.object()
                .put("id", message.mid())
                .put("chat", chat.handle())
                .put("direction", message.outgoing() ? "out" : "in")
                .put("date", Instant.ofEpochMilli(message.timestamp()).toString());
        if (message.editedAt() > 0) {
            view.put("editedAt", Instant.ofEpochMilli(message.editedAt()).toString());
        }
        Person from = message.sender();
        view.putObject("from")
                .put("id", from.id())
                .put("name", from.name())
                .put("username", from.username())
                .put("isBot", from.bot());
        view.put("text", message.text().text());
        view.set("markup", message.text().markup());
        JsonNode keyboard = message.keyboard();
        if (keyboard != null) {
            view.set("buttons", keyboard.path("payload").path("buttons"));
        }
        view.set("attachments", message.attachments());
        for (JsonNode attachment : message.attachments()) {
            media(view, chat, attachment);
        }
        if (message.replyTo() != null) {
            view.put("replyTo", message.replyTo().mid());
        }
        return view;
    }

    /** Its first file, or the place or card. */
    private static void media(ObjectNode view, Chat chat, JsonNode attachment) {
        String type = attachment.path("type").asString("");
        if (type.equals("inline_keyboard") || view.has("media")) {
            return;
        }
        JsonNode payload = attachment.path("payload");
        String token = payload.path("token").asString(payload.path("code").asString(""));
        ObjectNode media = view.putObject("media").put("type", type);
        StoredFile file = chat.bot().max().files().find(token);
        if (file != null) {
            media.put("token", token).put("name", file.name()).put("size", file.bytes().length);
            media.put("mediaType", file.mediaType());
        } else if (type.equals("location")) {
            media.put(
                    "label",
                    attachment.path("latitude").asDouble() + ", "
                            + attachment.path("longitude").asDouble());
        } else {
            media.put("label", payload.path("vcf_info").asString("").replaceAll("(?s).*TEL:([^\\r\\n]*).*", "$1"));
        }
    }

    /** {@code {chat, typing: {action, until}|null, draft: null}}. */
    static ObjectNode state(Chat chat) {
        ObjectNode state = Json.object().put("chat", chat.handle());
        String action = chat.action();
        if (action == null) {
            state.putNull("typing");
        } else {
            state.putObject("typing")
                    .put("action", action)
                    .put("until", Instant.ofEpochMilli(chat.actionUntil()).toString());
        }
        return state.putNull("draft");
    }

    /** {@code {chat, chatId, type, title, username?, standing: new|open|stopped}}. */
    static ObjectNode chat(Chat chat) {
        Person person = chat.person();
        ObjectNode view = Json.object()
                .put("chat", chat.handle())
                .put("chatId", chat.id())
                .put("type", person == null ? "chat" : "dialog")
                .put("title", chat.title());
        if (person != null) {
            view.put("username", person.username());
        }
        return view.put("standing", chat.standing().name().toLowerCase(Locale.ROOT));
    }

    static ObjectNode press(long chat, String id, @Nullable String text) {
        return Json.object()
                .put("chat", chat)
                .put("id", id)
                .put("answered", text != null)
                .put("text", text);
    }
}
