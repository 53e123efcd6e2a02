package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bot about itself and its chats. */
final class BotMethods {

    private static final int COMMANDS_MAX = 32;
    private static final int NAME_MAX = 64;
    private static final int DESCRIPTION_MAX = 128;
    private static final Set<String> ACTIONS =
            Set.of("typing_on", "sending_photo", "sending_video", "sending_audio", "sending_file");

    private BotMethods() {}

    static JsonNode me(Call call) {
        Bot bot = call.bot();
        ObjectNode me = bot.person().toJson(bot.max().clock().millis());
        me.put("description", "");
        me.set("commands", bot.commands());
        return me;
    }

    static JsonNode commands(Call call) {
        if (!(call.body().path("commands") instanceof ArrayNode menu)) {
            throw ApiError.payload("commands is required");
        }
        if (menu.size() > COMMANDS_MAX) {
            throw ApiError.payload("commands: at most " + COMMANDS_MAX);
        }
        for (JsonNode command : menu) {
            String name = command.path("name").asString("");
            String description = command.path("description").asString("");
            if (name.isEmpty() || name.length() > NAME_MAX || description.length() > DESCRIPTION_MAX) {
                throw ApiError.payload("commands: name or description has the wrong length");
            }
        }
        call.bot().commands(menu);
        return me(call);
    }

    static JsonNode chat(Call call) {
        Chat chat = known(call);
        ObjectNode json = Json.object()
                .put("chat_id", chat.id())
                .put("type", chat.isDialog() ? "dialog" : "chat")
                .put("status", chat.standing() == Chat.Standing.OPEN ? "active" : "suspended");
        if (!chat.isDialog()) {
            json.put("title", chat.title());
        }
        return json;
    }

    static JsonNode act(Call call) {
        String action = call.body().path("action").asString("");
        if (!ACTIONS.contains(action)) {
            throw ApiError.payload("Unknown action " + action);
        }
        Chat chat = known(call);
        MessageMethods.requireOpen(chat);
        chat.act(action);
        return SubscriptionMethods.done(true, null);
    }

    private static Chat known(Call call) {
        long id = call.pathNumber("chatId");
        Chat chat = call.bot().chat(id);
        if (chat == null) {
            throw ApiError.notFound("chat", "Chat " + id + " not found");
        }
        return chat;
    }
}
