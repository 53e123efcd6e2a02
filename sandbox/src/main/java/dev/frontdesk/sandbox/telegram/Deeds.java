package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do beside writing: press buttons, block, let a bot in or throw it out, stop an answer. */
final class Deeds {

    private final Telegram telegram;

    Deeds(Telegram telegram) {
        this.telegram = telegram;
    }

    /** {@code {account, chat, user?, message, data | button}} → {@code {id, delivered, updateId?}}. */
    ObjectNode press(JsonNode order) {
        Bot bot = telegram.bots().ofAccount(order.path("account").asString(null));
        Chat chat = Incoming.chat(bot, order);
        Person person = telegram.people()
                .named(
                        order.hasNonNull("user")
                                ? order.get("user")
                                : Json.object().put("id", chat.id()));
        if (person.id() <= 0) {
            throw new Problem(400, "Name the user who presses the button.");
        }
        Message message = Incoming.require(chat, order.path("message").asInt(0));
        String data = data(message, order);
        Callbacks.Press press = bot.callbacks().press(chat.id(), person.id());
        byte[] content = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", press.id());
            json.writeName("from");
            person.write(json);
            json.writeName("message");
            MessageJson.write(json, chat, message);
            json.writeStringProperty("chat_instance", Long.toString(~chat.id() * 31));
            json.writeStringProperty("data", data);
            json.writeEndObject();
        });
        long update = bot.updates().add(UpdateKind.CALLBACK_QUERY, Lane.callbacks(person.id()), content);
        ObjectNode answer = Json.object().put("id", press.id()).put("delivered", update > 0);
        return update > 0 ? answer.put("updateId", update) : answer;
    }

    private static String data(Message message, JsonNode order) {
        JsonNode rows = message.inlineKeyboard();
        if (rows != null) {
            for (JsonNode row : rows) {
                for (JsonNode button : row) {
                    String data = button.path("callback_data").asString("");
                    boolean meant = order.has("data")
                            ? data.equals(order.path("data").asString(""))
                            : button.path("text")
                                    .asString("")
                                    .equals(order.path("button").asString(""));
                    if (meant && !data.isEmpty() && !button.has("disabled")) {
                        return data;
                    }
                }
            }
        }
        throw new Problem(404, "Message " + message.id() + " has no such button that could be pressed.");
    }

    /**
     * {@code {account, chat | user, blocked | status, by?, migrateTo?}}; status is one of the {@link Standing}s. Answers
     * the chat.
     */
    ObjectNode block(JsonNode order) {
        Bot bot = telegram.bots().ofAccount(order.path("account").asString(null));
        Chat chat = Incoming.chat(bot, order);
        if (order.hasNonNull("migrateTo")) {
            migrate(bot, chat, order.path("migrateTo").asLong(0));
            return ChatView.chat(chat);
        }
        Standing before = chat.standing();
        Standing after = standing(order);
        chat.standing(after);
        long by = order.path("by").asLong(chat.type() == ChatType.PRIVATE ? chat.id() : 0);
        Person person = telegram.people().named(Json.object().put("id", by == 0 ? 777_000 : by));
        if (chat.type() == ChatType.PRIVATE) {
            chat.person(person);
        }
        if (!before.wireName.equals(after.wireName)) {
            membership(bot, chat, person, before, after);
        }
        chat.tell("standing", () -> ChatView.chat(chat));
        return ChatView.chat(chat);
    }

    private static Standing standing(JsonNode order) {
        if (order.has("blocked")) {
            return order.path("blocked").asBoolean(false) ? Standing.KICKED : Standing.MEMBER;
        }
        String status = order.path("status").asString("");
        try {
            return Standing.named(status);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "Say blocked: true or false, or a status; there is none named \"" + status + "\".");
        }
    }

    private void membership(Bot bot, Chat chat, Person by, Standing before, Standing after) {
        byte[] content = Json.bytes(json -> {
            json.writeStartObject();
            json.writeName("chat");
            chat.write(json);
            json.writeName("from");
            by.write(json);
            json.writeNumberProperty("date", telegram.clock().seconds());
            member(json, "old_chat_member", bot, before);
            member(json, "new_chat_member", bot, after);
            json.writeEndObject();
        });
        bot.updates().add(UpdateKind.MY_CHAT_MEMBER, Lane.membership(chat.id()), content);
    }

    private static void member(JsonGenerator json, String name, Bot bot, Standing standing) {
        json.writeObjectPropertyStart(name);
        json.writeName("user");
        bot.person().write(json);
        json.writeStringProperty("status", standing.wireName);
        if (standing == Standing.KICKED) {
            json.writeNumberProperty("until_date", 0);
        }
        json.writeEndObject();
    }

    /** A group becomes a supergroup; both tell of it in a service message. */
    private void migrate(Bot bot, Chat old, long newId) {
        if (newId == 0) {
            throw new Problem(400, "migrateTo is the id of the new supergroup.");
        }
        Chat successor = bot.chatOrNew(newId);
        successor.describe(Json.object()
                .put("chatType", ChatType.SUPERGROUP.name().toLowerCase(Locale.ROOT))
                .put("title", old.title()));
        service(bot, old, Json.object().put("migrate_to_chat_id", newId));
        service(bot, successor, Json.object().put("migrate_from_chat_id", old.id()));
        old.migrateTo(newId);
    }

    private void service(Bot bot, Chat chat, ObjectNode fields) {
        ObjectNode order = Json.object().put("account", bot.account()).put("chat", chat.id());
        order.putObject("user").put("id", 777_000L).put("firstName", "Telegram");
        order.set("service", fields);
        new Incoming(telegram).write(order);
    }

    /** The person presses stop on a draft: {@code {account, chat}} → {@code {stopped}}. */
    ObjectNode stop(@Nullable String account, long chatId) {
        Bot bot = telegram.bots().ofAccount(account);
        Chat chat = bot.chat(chatId);
        Chat.@Nullable Draft draft = chat == null ? null : chat.draft();
        if (chat == null || draft == null) {
            throw new Problem(404, "There is no draft in chat " + chatId + ".");
        }
        if (!draft.canStop()) {
            throw new Problem(409, "The bot did not offer to stop this draft.");
        }
        chat.settle();
        chat.tell("draft", () -> ChatView.state(chat));
        byte[] content = Json.bytes(json -> {
            json.writeStartObject();
            json.writeName("chat");
            chat.write(json);
            if (draft.thread() > 0) {
                json.writeNumberProperty("message_thread_id", draft.thread());
            }
            json.writeNumberProperty("draft_id", draft.id());
            json.writeEndObject();
        });
        bot.updates().add(UpdateKind.STOPPED_MESSAGE_GENERATION, Lane.chat(chatId), content);
        return Json.object().put("stopped", draft.id());
    }

    /** {@code {account, kind, content, lane?}}: any update, also of a kind that this emulator does not know. */
    ObjectNode announce(JsonNode order) {
        Bot bot = telegram.bots().ofAccount(order.path("account").asString(null));
        String name = order.path("kind").asString("");
        if (name.isEmpty() || !order.has("content")) {
            throw new Problem(400, "An update has a kind and a content.");
        }
        byte[] content = Json.MAPPER.writeValueAsBytes(order.get("content"));
        Lane lane =
                Lane.other(order.path("lane").asLong(ThreadLocalRandom.current().nextLong()));
        UpdateKind kind = UpdateKind.named(name);
        long update = kind != null
                ? bot.updates().add(kind, lane, content)
                : bot.updates().add(name, UpdateKind.MESSAGE.lifeSeconds, lane, content);
        return Json.object().put("delivered", update > 0).put("updateId", update);
    }
}
