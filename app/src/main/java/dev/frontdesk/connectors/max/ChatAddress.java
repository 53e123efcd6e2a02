package dev.frontdesk.connectors.max;

import java.util.Map;

/**
 * Where to write: {@code 550011} is the dialog with that person, {@code -70000000000123} a group. A group whose id is
 * not negative has an at sign before it.
 */
record ChatAddress(boolean dialog, long id) {

    static ChatAddress parse(String text) {
        boolean group = text.startsWith("@");
        long id = Long.parseLong(group ? text.substring(1) : text);
        return new ChatAddress(!group && id > 0, id);
    }

    Map<String, String> query() {
        return Map.of(dialog ? "user_id" : "chat_id", Long.toString(id));
    }

    @Override
    public String toString() {
        return dialog || id < 0 ? Long.toString(id) : "@" + id;
    }
}
