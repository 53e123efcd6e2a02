package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import dev.frontdesk.sandbox.max.Formatted.Effect;
import dev.frontdesk.sandbox.max.Formatted.Mark;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person writes: the message enters the chat, and becomes news for the bot if it may see it. */
final class Incoming {

    private static final int TEXT_MAX = 4000;

    private final Max max;
    private final IncomingMedia media;

    Incoming(Max max) {
        this.max = max;
        this.media = new IncomingMedia(max);
    }

    /** Answers {@code {chat, chatId, messageId, delivered}}. */
    ObjectNode write(JsonNode order) {
        Bot bot = max.bots().ofAccount(order.path("account").asString(null));
        Chat chat = chat(bot, order);
        Person person = writer(chat, order);
        if (chat.isDialog()) {
            enter(chat);
        }
        Formatted text =
                text(bot, order.path("text").asString(""), order.path("long").asBoolean(false));
        boolean edit = order.hasNonNull("edit");
        Message message = edit ? edited(chat, order, text) : added(chat, order, person, text);
        bot.tell(chat, edit ? "edit" : "message", () -> ChatView.message(chat, message));
        if (chat.isSeen()) {
            announce(chat, edit ? "message_edited" : "message_created", message, person);
        }
        return Json.object()
                .put("chat", chat.handle())
                .put("chatId", chat.id())
                .put("messageId", message.mid())
                .put("delivered", chat.isSeen());
    }

    /** The chat that an order names; a dialog if it names only a user. */
    Chat chat(Bot bot, JsonNode order) {
        JsonNode user = order.path("user");
        long userId = user.isObject() ? user.path("id").asLong(0) : user.asLong(0);
        long handle = order.path("chat").asLong(userId);
        if (handle == 0) {
            throw new Problem(400, "Name the chat by its id, or the user for a dialog.");
        }
        Chat known = bot.find(handle);
        if (known == null) {
            known = handle < 0
                    ? bot.group(handle)
                    : bot.dialog(max.people().named(order.hasNonNull("user") ? user : id(handle)));
        }
        known.describe(order);
        return known;
    }

    private static JsonNode id(long id) {
        return Json.object().put("id", id);
    }

    private Person writer(Chat chat, JsonNode order) {
        Person partner = chat.person();
        if (order.hasNonNull("user")) {
            Person person = max.people().named(order.get("user"));
            if (partner != null && partner.id() != person.id()) {
                throw new Problem(400, "This dialog is with user " + partner.id() + ".");
            }
            return person;
        }
        if (partner == null) {
            throw new Problem(400, "Name the user who writes into chat " + chat.id() + ".");
        }
        return partner;
    }

    private static void enter(Chat chat) {
        switch (chat.standing()) {
            case NEW -> chat.standing(Chat.Standing.OPEN);
            case STOPPED -> throw new Problem(409, "The person has stopped the bot; start it with POST blocks.");
            case OPEN -> {}
        }
    }

    /** Mentions of the bot are marked as the apps mark them. */
    private static Formatted text(Bot bot, String text, boolean anyLength) {
        if (text.length() > TEXT_MAX && !anyLength) {
            throw new Problem(400, "MAX's apps send at most 4000 characters; this text has " + text.length() + ".");
        }
        List<Mark> marks = new ArrayList<>();
        String name = "@" + bot.person().username();
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            marks.add(new Mark(Effect.USER_MENTION, at, name.length(), bot.account()));
        }
        return new Formatted(text, marks);
    }

    private Message added(Chat chat, JsonNode order, Person person, Formatted text) {
        ArrayNode attachments = media.read(order);
        if (text.text().isEmpty() && attachments.isEmpty()) {
            throw new Problem(400, "There is neither text nor media to write.");
        }
        Message original =
                order.hasNonNull("replyTo") ? chat.require(order.path("replyTo").asString("")) : null;
        return chat.add((mid, seq, now) -> new Message(mid, seq, now, 0, person, text, attachments, original));
    }

    private Message edited(Chat chat, JsonNode order, Formatted text) {
        Message old = chat.require(order.path("edit").asString(""));
        if (old.outgoing()) {
            throw new Problem(409, "Message " + old.mid() + " is the bot's; a person edits only their own.");
        }
        Message edited = old.edited(max.clock().millis(), text, old.attachments());
        chat.replace(edited);
        return edited;
    }

    private static void announce(Chat chat, String type, Message message, Person person) {
        ObjectNode fields = Json.object();
        if (chat.isDialog() && person.language() != null) {
            fields.put("user_locale", person.language());
        }
        fields.set("message", message.toJson(chat));
        chat.bot().updates().add(type, chat.id(), fields);
    }
}
