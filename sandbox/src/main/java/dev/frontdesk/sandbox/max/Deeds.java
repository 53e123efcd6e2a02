package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do beside writing: start and stop the bot, press buttons, let it into a group, delete messages. */
final class Deeds {

    private final Max max;
    private final Incoming incoming;

    Deeds(Max max, Incoming incoming) {
        this.max = max;
        this.incoming = incoming;
    }

    private Bot bot(JsonNode order) {
        return max.bots().ofAccount(order.path("account").asString(null));
    }

    /** {@code {account, user, payload?}}: presses Start, perhaps through a link with a payload. Answers the chat. */
    ObjectNode start(JsonNode order) {
        Bot bot = bot(order);
        Chat chat = incoming.chat(bot, order);
        Person person = requirePerson(chat);
        chat.standing(Chat.Standing.OPEN);
        ObjectNode fields = about(chat, person);
        if (order.hasNonNull("payload")) {
            fields.put("payload", order.path("payload").asString());
        }
        bot.updates().add("bot_started", chat.id(), fields);
        return ChatView.chat(chat);
    }

    private static Person requirePerson(Chat chat) {
        Person person = chat.person();
        if (person == null) {
            throw new Problem(400, "Chat " + chat.id() + " is a group.");
        }
        return person;
    }

    private ObjectNode about(Chat chat, Person person) {
        ObjectNode fields = Json.object().put("chat_id", chat.id());
        fields.set("user", person.toJson(max.clock().millis()));
        if (chat.isDialog()) {
            fields.put("user_locale", person.language());
        } else {
            fields.put("is_channel", false);
        }
        return fields;
    }

    /**
     * {@code {account, chat | user, blocked, removed?, by?}}: a person stops the bot ({@code removed}: deletes the
     * dialog) or starts it again, a group throws it out or lets it in. Answers the chat.
     */
    ObjectNode block(JsonNode order) {
        Bot bot = bot(order);
        Chat chat = incoming.chat(bot, order);
        boolean blocked = order.path("blocked").asBoolean(false);
        chat.standing(blocked ? Chat.Standing.STOPPED : Chat.Standing.OPEN);
        Person partner = chat.person();
        Person by = partner != null
                ? partner
                : max.people()
                        .named(
                                order.path("by").isMissingNode()
                                        ? Json.object().put("id", 777_000).put("firstName", "Admin")
                                        : order.path("by"));
        if (partner == null) {
            bot.updates().add(blocked ? "bot_removed" : "bot_added", chat.id(), about(chat, by));
            return ChatView.chat(chat);
        }
        if (blocked && order.path("removed").asBoolean(false)) {
            bot.updates().add("dialog_removed", chat.id(), about(chat, by));
        }
        bot.updates().add(blocked ? "bot_stopped" : "bot_started", chat.id(), about(chat, by));
        return ChatView.chat(chat);
    }

    /** {@code {account, chat, user?, message, data | button, deleted?}} → {@code {id, delivered}}. */
    ObjectNode press(JsonNode order) {
        Bot bot = bot(order);
        Chat chat = incoming.chat(bot, order);
        Person person = order.hasNonNull("user") ? max.people().named(order.get("user")) : requirePerson(chat);
        Message message = chat.require(order.path("message").asString(""));
        JsonNode keyboard = message.keyboard();
        JsonNode button = keyboard == null
                ? null
                : Keyboard.find(
                        keyboard,
                        order.path("data").asString(null),
                        order.path("button").asString(null));
        if (keyboard == null || button == null) {
            throw new Problem(404, "Message " + message.mid() + " has no such button that could be pressed.");
        }
        String id = keyboard.path("callback_id").asString("");
        bot.presses().put(id, new Bot.Press(id, chat.handle(), person.id(), null));
        boolean deleted = order.path("deleted").asBoolean(false);
        bot.updates().add("message_callback", chat.id(), callback(id, button, person, deleted ? null : message, chat));
        return Json.object().put("id", id).put("delivered", true);
    }

    private ObjectNode callback(String id, JsonNode button, Person person, @Nullable Message message, Chat chat) {
        long now = max.clock().millis();
        ObjectNode fields = Json.object();
        ObjectNode callback = fields.putObject("callback").put("timestamp", now).put("callback_id", id);
        callback.set("payload", button.path("payload"));
        callback.set("user", person.toJson(now));
        fields.set("message", message == null ? Json.MAPPER.nullNode() : message.toJson(chat));
        return fields.put("user_locale", person.language());
    }

    /** {@code ?account=&chat=&message=}: a person deletes a message. */
    ObjectNode delete(Bot bot, Chat chat, String mid) {
        Message message = chat.require(mid);
        chat.remove(mid);
        bot.tell(chat, "delete", () -> Json.object().put("id", mid));
        bot.updates()
                .add(
                        "message_removed",
                        chat.id(),
                        Json.object()
                                .put("message_id", mid)
                                .put("chat_id", chat.id())
                                .put("user_id", message.sender().id()));
        return Json.object().put("deleted", mid);
    }

    /** {@code {account, kind, content, lane?}}: any update, also of a kind that this emulator does not know. */
    ObjectNode announce(JsonNode order) {
        String kind = order.path("kind").asString("");
        if (kind.isEmpty() || !(order.path("content") instanceof ObjectNode content)) {
            throw new Problem(400, "An update has a kind and a content.");
        }
        bot(order).updates().add(kind, order.path("lane").asLong(0), content);
        return Json.object().put("delivered", true);
    }
}
