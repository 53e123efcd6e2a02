package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.telegram.markup.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the other end sees, for pages and tests. */
final class ChatView {

    private ChatView() {}

    /**
     * {@code {id, chat, direction: in|out, date, editedAt?, from: {id, name, username?, isBot}, text, html, entities,
     * buttons?, keyboard?, media?, replyTo?, threadId?, albumId?}}; {@code in} is what the person wrote.
     */
    static ObjectNode message(Chat chat, Message message) {
        ObjectNode view = Json.object()
                .put("id", message.id())
                .put("chat", chat.id())
                .put("direction", message.outgoing() ? "out" : "in")
                .put("date", Instant.ofEpochSecond(message.date()).toString());
        if (message.editDate() > 0) {
            view.put("editedAt", Instant.ofEpochSecond(message.editDate()).toString());
        }
        view.set("from", person(message.from()));
        view.put("text", message.text().text());
        view.put("html", HtmlView.of(message.text()));
        view.set("entities", entities(chat, message));
        if (message.inlineKeyboard() != null) {
            view.set("buttons", message.inlineKeyboard());
        } else if (message.markup() != null) {
            view.set("keyboard", message.markup());
        }
        if (message.extra() != null) {
            media(view, message.extra());
        }
        if (message.replyTo() != null) {
            view.put("replyTo", message.replyTo().id());
        }
        if (message.thread() > 0) {
            view.put("threadId", message.thread());
        }
        return view;
    }

    private static ObjectNode person(Person person) {
        String last = person.lastName();
        ObjectNode view = Json.object()
                .put("id", person.id())
                .put("name", last == null ? person.firstName() : person.firstName() + " " + last)
                .put("isBot", person.bot());
        if (person.username() != null) {
            view.put("username", person.username());
        }
        return view;
    }

    private static JsonNode entities(Chat chat, Message message) {
        byte[] list = Json.bytes(json -> {
            json.writeStartArray();
            for (Entity entity : message.text().entities()) {
                MessageJson.entity(json, chat, entity);
            }
            json.writeEndArray();
        });
        return Json.MAPPER.readTree(list);
    }

    private static void media(ObjectNode view, ObjectNode extra) {
        if (extra.has("media_group_id")) {
            view.set("albumId", extra.get("media_group_id"));
        }
        String kind = MessageJson.mediaKind(extra);
        if (kind == null) {
            view.set("service", extra);
            return;
        }
        JsonNode file =
                extra.get(kind).isArray() ? extra.get(kind).get(extra.get(kind).size() - 1) : extra.get(kind);
        ObjectNode media = view.putObject("media").put("kind", kind);
        for (var field : file.properties()) {
            media.set(camel(field.getKey()), field.getValue());
        }
    }

    private static String camel(String snake) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }

    /** {@code {chat, typing: {action, until}|null, draft: {id, text, html, canStop, until}|null}}. */
    static ObjectNode state(Chat chat) {
        ObjectNode state = Json.object().put("chat", chat.id());
        Chat.@Nullable Activity activity = chat.activity();
        if (activity == null) {
            state.putNull("typing");
        } else {
            state.putObject("typing")
                    .put("action", activity.action())
                    .put("until", Instant.ofEpochMilli(activity.untilMillis()).toString());
        }
        Chat.@Nullable Draft draft = chat.draft();
        if (draft == null) {
            state.putNull("draft");
        } else {
            state.putObject("draft")
                    .put("id", draft.id())
                    .put("text", draft.text().text())
                    .put("html", HtmlView.of(draft.text()))
                    .put("canStop", draft.canStop())
                    .put("until", Instant.ofEpochMilli(draft.untilMillis()).toString());
        }
        return state;
    }

    /** {@code {chat, type, title, username?, standing, lastMessageId, threads}}. */
    static ObjectNode chat(Chat chat) {
        ObjectNode view = Json.object().put("chat", chat.id()).put("type", chat.type().wireName);
        Person person = chat.person();
        view.put("title", person != null ? person(person).path("name").asString() : chat.title());
        if (person != null && person.username() != null) {
            view.put("username", person.username());
        }
        view.put("standing", chat.standing().name().toLowerCase(java.util.Locale.ROOT));
        view.put("lastMessageId", chat.transcript().lastId());
        if (chat.migratedTo() != 0) {
            view.put("migratedTo", chat.migratedTo());
        }
        ArrayNode threads = view.putArray("threads");
        chat.threads().stream().sorted().forEach(threads::add);
        return view;
    }
}
