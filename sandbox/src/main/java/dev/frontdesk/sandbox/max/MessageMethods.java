package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the bot: what they may be is checked before it is looked whom they are for. */
final class MessageMethods {

    private static final Duration EDITABLE = Duration.ofDays(7);

    private MessageMethods() {}

    static JsonNode send(Call call) {
        NewMessage content = NewMessage.of(call.bot(), call.body());
        content.requireContent();
        Chat chat = recipient(call);
        requireOpen(chat);
        Message original = original(chat, content.replyTo());
        if (!chat.mayWrite()) {
            throw ApiError.tooMany();
        }
        Message message = chat.add((mid, seq, now) -> new Message(
                mid,
                seq,
                now,
                0,
                call.bot().person(),
                content.text(),
                content.attachmentsOr(NewMessage.none()),
                original));
        chat.settle();
        call.bot().tell(chat, "message", () -> ChatView.message(chat, message));
        ObjectNode answer = Json.object();
        answer.set("message", message.toJson(chat));
        return answer;
    }

    private static Chat recipient(Call call) {
        Long user = call.number("user_id");
        if (user != null) {
            Chat dialog = call.bot().dialogWith(user);
            if (dialog == null) {
                throw ApiError.notFound("dialog", "Dialog with user " + user + " not found");
            }
            return dialog;
        }
        Long id = call.number("chat_id");
        if (id == null) {
            throw ApiError.payload("Unknown recipient");
        }
        Chat chat = call.bot().chat(id);
        if (chat == null) {
            throw ApiError.notFound("chat", "Chat " + id + " not found");
        }
        return chat;
    }

    static void requireOpen(Chat chat) {
        switch (chat.standing()) {
            case NEW -> throw ApiError.notFound("dialog", "The user never opened this dialog");
            case STOPPED -> throw ApiError.suspended(chat.handle());
            case OPEN -> {}
        }
    }

    private static @Nullable Message original(Chat chat, @Nullable String mid) {
        if (mid == null) {
            return null;
        }
        Message found = chat.find(mid);
        if (found == null) {
            throw ApiError.notFound("message", "Message " + mid + " not found");
        }
        return found;
    }

    private record Place(Chat chat, Message message) {}

    private static Place place(Bot bot, String mid) {
        for (Chat chat : bot.chats()) {
            Message message = chat.find(mid);
            if (message != null) {
                return new Place(chat, message);
            }
        }
        throw ApiError.notFound("message", "Message " + mid + " not found");
    }

    static JsonNode edit(Call call) {
        NewMessage content = NewMessage.of(call.bot(), call.body());
        Place place = place(call.bot(), call.required("message_id"));
        Message old = place.message;
        if (!old.outgoing()) {
            return SubscriptionMethods.done(false, "Only own messages can be edited");
        }
        long age = call.bot().max().clock().millis() - old.timestamp();
        if (place.chat.isDialog() && !old.hasKeyboard() && age > EDITABLE.toMillis()) {
            return SubscriptionMethods.done(false, "Message is too old to be edited");
        }
        replace(place, content);
        return SubscriptionMethods.done(true, null);
    }

    private static void replace(Place place, NewMessage content) {
        Message old = place.message;
        Chat chat = place.chat;
        Message edited = old.edited(
                chat.bot().max().clock().millis(),
                content.hasText() ? content.text() : old.text(),
                content.attachmentsOr(old.attachments()));
        chat.replace(edited);
        chat.bot().tell(chat, "edit", () -> ChatView.message(chat, edited));
    }

    static JsonNode delete(Call call) {
        Place place = place(call.bot(), call.required("message_id"));
        place.chat.remove(place.message.mid());
        call.bot().tell(place.chat, "delete", () -> Json.object().put("id", place.message.mid()));
        return SubscriptionMethods.done(true, null);
    }

    static JsonNode get(Call call) {
        Place place = place(call.bot(), call.path().getOrDefault("mid", ""));
        return place.message.toJson(place.chat);
    }

    /** Newest first. */
    static JsonNode list(Call call) {
        int count = call.number("count", 50, 1, 100);
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        recipient(call).all().reversed().stream()
                .limit(count)
                .forEach(message -> messages.add(message.toJson(recipient(call))));
        return answer;
    }

    /** The bot answers a press: with a notice, with another content for the message, or only by noticing it. */
    static JsonNode answer(Call call) {
        Bot bot = call.bot();
        Bot.Press press = bot.presses().get(call.required("callback_id"));
        if (press == null) {
            throw ApiError.notFound("callback", "Callback not found");
        }
        String notification = call.body().path("notification").asString("");
        if (call.body().path("message").isObject()) {
            NewMessage content = NewMessage.of(bot, call.body().path("message"));
            bot.chats().stream()
                    .flatMap(chat -> chat.all().stream().map(message -> new Place(chat, message)))
                    .filter(place -> isKeyboard(place.message, press.id()))
                    .findFirst()
                    .ifPresent(place -> replace(place, content));
        }
        bot.presses().put(press.id(), new Bot.Press(press.id(), press.chat(), press.user(), notification));
        Chat chat = bot.find(press.chat());
        if (chat != null) {
            bot.tell(chat, "callback", () -> ChatView.press(press.chat(), press.id(), notification));
        }
        return SubscriptionMethods.done(true, null);
    }

    private static boolean isKeyboard(Message message, String callbackId) {
        JsonNode keyboard = message.keyboard();
        return keyboard != null
                && callbackId.equals(keyboard.path("callback_id").asString(""));
    }
}
