package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The menu of commands. */
final class CommandMethods {

    private static final int COMMANDS_MAX = 100;
    private static final int DESCRIPTION_MAX = 256;
    private static final Pattern COMMAND = Pattern.compile("/?[a-z0-9_]{1,32}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    private CommandMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("setmycommands", CommandMethods::set);
        methods.put("getmycommands", call -> {
            CommandMenu menu = call.bot().profile().commands();
            return Reply.of(menu.get(scope(call), language(call)));
        });
        methods.put("deletemycommands", call -> {
            call.bot().profile().commands().put(scope(call), language(call), Json.MAPPER.createArrayNode());
            return Reply.TRUE;
        });
    }

    private static Reply set(Call call) {
        JsonNode commands = call.arguments().json("commands", "commands");
        if (commands == null || !commands.isArray()) {
            throw Refusal.badRequest("can't parse commands: expected an Array");
        }
        if (commands.size() > COMMANDS_MAX) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        ArrayNode checked = Json.MAPPER.createArrayNode();
        for (JsonNode command : commands) {
            checked.add(check(command));
        }
        call.bot().profile().commands().put(scope(call), language(call), checked);
        return Reply.TRUE;
    }

    private static JsonNode check(JsonNode command) {
        String name = command.path("command").asString("");
        String description = command.path("description").asString("").strip();
        if (!COMMAND.matcher(name).matches()) {
            throw Refusal.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isEmpty() || description.length() > DESCRIPTION_MAX) {
            throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return Json.object()
                .put("command", name.startsWith("/") ? name.substring(1) : name)
                .put("description", description);
    }

    private static String language(Call call) {
        String language = call.arguments().text("language_code", "");
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            throw Refusal.badRequest("invalid language code specified");
        }
        return language;
    }

    private static String scope(Call call) {
        JsonNode scope = call.arguments().json("scope", "BotCommandScope");
        if (scope == null) {
            return "default";
        }
        String type = scope.path("type").asString("");
        String chat = scope.path("chat_id").asString("");
        return switch (type) {
            case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> type;
            case "chat", "chat_administrators" -> type + ":" + requireChat(call, chat);
            case "chat_member" ->
                type + ":" + requireChat(call, chat) + ":"
                        + scope.path("user_id").asLong(0);
            default -> throw Refusal.badRequest("can't parse BotCommandScope: unsupported type specified");
        };
    }

    private static long requireChat(Call call, String chat) {
        if (chat.isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        Arguments named = new Arguments(Json.object().put("chat_id", chat), Map.of());
        return ChatTarget.find(new Call(call.bot(), named)).id();
    }
}
