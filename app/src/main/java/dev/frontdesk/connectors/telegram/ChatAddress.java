package dev.frontdesk.connectors.telegram;

import java.util.HashMap;
import java.util.Map;

/** A chat, or a topic of a chat: {@code -1001900000001} or {@code -1001900000001:7}. */
record ChatAddress(long chat, long topic) {

    /** The topic every forum begins with; Telegram refuses to be told its number. */
    private static final long GENERAL = 1;

    static ChatAddress parse(String id) {
        int colon = id.indexOf(':');
        return colon < 0
                ? new ChatAddress(Long.parseLong(id), 0)
                : new ChatAddress(Long.parseLong(id.substring(0, colon)), Long.parseLong(id.substring(colon + 1)));
    }

    Map<String, Object> arguments() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("chat_id", chat);
        if (topic > GENERAL) {
            arguments.put("message_thread_id", topic);
        }
        return arguments;
    }

    @Override
    public String toString() {
        return topic > GENERAL ? chat + ":" + topic : Long.toString(chat);
    }
}
