package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import dev.frontdesk.sandbox.telegram.markup.Entity;
import dev.frontdesk.sandbox.telegram.markup.EntityType;
import dev.frontdesk.sandbox.telegram.markup.FormattedText;
import dev.frontdesk.sandbox.telegram.markup.Markup;
import dev.frontdesk.sandbox.telegram.markup.MarkupException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person writes: the message enters the chat, and becomes news for the bot if it may see it. */
final class Incoming {

    private final Telegram telegram;

    Incoming(Telegram telegram) {
        this.telegram = telegram;
    }

    /** Answers {@code {chat, messageId, delivered, updateId?}}. */
    ObjectNode write(JsonNode order) {
        Bot bot = telegram.bots().ofAccount(order.path("account").asString(null));
        Chat chat = chat(bot, order);
        Person person = person(order, chat);
        FormattedText text = text(order);
        Message message = order.has("edit")
                ? edited(chat, order, text)
                : added(chat, order, person, text, IncomingMedia.read(bot, order));
        chat.tell(order.has("edit") ? "edit" : "message", () -> ChatView.message(chat, message));
        chat.await();
        long update = announce(bot, chat, message);
        ObjectNode answer = Json.object()
                .put("chat", chat.id())
                .put("messageId", message.id())
                .put("delivered", update > 0);
        if (update > 0) {
            answer.put("updateId", update);
        }
        return answer;
    }

    /** The chat that an order names; a private one if it names only a user. */
    static Chat chat(Bot bot, JsonNode order) {
        JsonNode user = order.path("user");
        long userId = user.isObject() ? user.path("id").asLong(0) : user.asLong(0);
        long id = order.path("chat").asLong(userId);
        if (id == 0) {
            throw new Problem(400, "Name the chat by its id, or the user for a private chat.");
        }
        Chat chat = bot.chatOrNew(id);
        chat.describe(order);
        return chat;
    }

    private Person person(JsonNode order, Chat chat) {
        boolean named = order.hasNonNull("user");
        if (!named && chat.type() != ChatType.PRIVATE) {
            throw new Problem(400, "Name the user who writes into chat " + chat.id() + ".");
        }
        JsonNode user = named ? order.get("user") : Json.object().put("id", chat.id());
        if (chat.type() == ChatType.PRIVATE
                && user.isString()
                && !user.asString().matches("-?\\d+")) {
            user = Json.object().put("id", chat.id()).put("firstName", user.asString());
        }
        Person person = telegram.people().named(user);
        if (chat.type() == ChatType.PRIVATE) {
            if (person.id() != chat.id()) {
                throw new Problem(400, "In a private chat the user's id is the chat's: " + chat.id() + ".");
            }
            chat.person(person);
            switch (chat.standing()) {
                case NEVER_STARTED -> chat.standing(Standing.MEMBER);
                case KICKED -> throw new Problem(409, "The person has blocked the bot; unblock it with POST blocks.");
                case DEACTIVATED -> throw new Problem(409, "The person's account is deactivated.");
                case MEMBER, ADMINISTRATOR, LEFT, DELETED -> {}
            }
        }
        return person;
    }

    private static FormattedText text(JsonNode order) {
        String text = order.path("text").asString(order.path("caption").asString(""));
        if (text.length() > TextArgument.TEXT_MAX) {
            throw new Problem(
                    400, "Telegram's apps send at most 4096 characters; this text has " + text.length() + ".");
        }
        try {
            return order.has("entities")
                    ? Markup.listed(text, order.path("entities"))
                    : Markup.parse(text, order.path("parseMode").asString(null));
        } catch (MarkupException | IllegalArgumentException e) {
            throw new Problem(400, "The text cannot be formatted: " + e.getMessage());
        }
    }

    private Message added(Chat chat, JsonNode order, Person person, FormattedText text, @Nullable ObjectNode extra) {
        if (text.isEmpty() && extra == null) {
            throw new Problem(400, "There is neither text nor media to write.");
        }
        int thread = order.path("threadId").asInt(0);
        if (thread > 0) {
            chat.thread(thread);
        }
        Message replyTo = order.has("replyTo")
                ? require(chat, order.path("replyTo").asInt(0)).withoutReply()
                : null;
        long now = telegram.clock().seconds();
        return chat.transcript().add(id -> new Message(id, now, 0, person, false, thread, replyTo, text, extra, null));
    }

    private Message edited(Chat chat, JsonNode order, FormattedText text) {
        Message old = require(chat, order.path("edit").asInt(0));
        if (old.outgoing()) {
            throw new Problem(409, "Message " + old.id() + " is the bot's; a person edits only their own.");
        }
        Message edited = old.edited(telegram.clock().seconds(), text, old.extra(), null);
        chat.transcript().replace(edited);
        return edited;
    }

    static Message require(Chat chat, int id) {
        Message message = chat.transcript().find(id);
        if (message == null) {
            throw new Problem(404, "There is no message " + id + " in chat " + chat.id() + ".");
        }
        return message;
    }

    private static long announce(Bot bot, Chat chat, Message message) {
        if (!chat.standing().isInside() || !isVisible(bot, chat, message)) {
            return 0;
        }
        boolean edited = message.editDate() > 0;
        UpdateKind kind = chat.type() == ChatType.CHANNEL
                ? (edited ? UpdateKind.EDITED_CHANNEL_POST : UpdateKind.CHANNEL_POST)
                : (edited ? UpdateKind.EDITED_MESSAGE : UpdateKind.MESSAGE);
        byte[] content = Json.bytes(json -> MessageJson.write(json, chat, message));
        return bot.updates().add(kind, Lane.chat(chat.id()), content);
    }

    /** With privacy mode on, a bot sees in groups only what is meant for it. */
    private static boolean isVisible(Bot bot, Chat chat, Message message) {
        if (!chat.type().isGroup()
                || bot.profile().canReadAllGroupMessages()
                || chat.standing() == Standing.ADMINISTRATOR) {
            return true;
        }
        boolean service = message.extra() != null && !message.hasMedia();
        boolean reply = message.replyTo() != null && message.replyTo().outgoing();
        return service || reply || message.text().entities().stream().anyMatch(entity -> isMeant(bot, message, entity));
    }

    private static boolean isMeant(Bot bot, Message message, Entity entity) {
        String marked = message.text().text().substring(entity.offset(), entity.end());
        String own = "@" + bot.person().username();
        if (entity.type() == EntityType.MENTION) {
            return marked.equalsIgnoreCase(own);
        }
        if (entity.type() == EntityType.TEXT_MENTION) {
            return entity.argument().equals(bot.account());
        }
        int at = marked.indexOf('@');
        return entity.type() == EntityType.BOT_COMMAND
                && (at < 0 || marked.substring(at).equalsIgnoreCase(own));
    }
}
