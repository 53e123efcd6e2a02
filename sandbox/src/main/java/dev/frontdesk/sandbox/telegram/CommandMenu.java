package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The commands that a bot offers, by scope and language. */
final class CommandMenu {

    private final Map<String, JsonNode> lists = new ConcurrentHashMap<>();

    void put(String scope, String language, JsonNode commands) {
        if (commands.isEmpty()) {
            lists.remove(scope + "/" + language);
        } else {
            lists.put(scope + "/" + language, commands);
        }
    }

    /** Exactly what was set, without looking at wider scopes. */
    JsonNode get(String scope, String language) {
        JsonNode commands = lists.get(scope + "/" + language);
        return commands == null ? Json.MAPPER.createArrayNode() : commands;
    }

    /** What a person sees: the narrowest scope, the own language before the one for all. */
    JsonNode seenBy(long user, Chat chat, String language) {
        List<String> scopes = chat.type() == ChatType.PRIVATE
                ? List.of("chat:" + chat.id(), "all_private_chats", "default")
                : List.of("chat_member:" + chat.id() + ":" + user, "chat:" + chat.id(), "all_group_chats", "default");
        for (String scope : scopes) {
            @Nullable JsonNode own = lists.get(scope + "/" + language);
            @Nullable JsonNode general = lists.get(scope + "/");
            if (own != null) {
                return own;
            }
            if (general != null) {
                return general;
            }
        }
        return Json.MAPPER.createArrayNode();
    }
}
