package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What VK refuses, by its <a href="https://dev.vk.com/ru/reference/errors">number</a>. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(1, "Unknown error occurred"),
            Map.entry(3, "Unknown method passed"),
            Map.entry(5, "User authorization failed: invalid access_token (4)."),
            Map.entry(6, "Too many requests per second"),
            Map.entry(7, "Permission to perform this action is denied"),
            Map.entry(8, "Invalid request: v (version) is required"),
            Map.entry(9, "Flood control"),
            Map.entry(10, "Internal server error"),
            Map.entry(14, "Captcha needed"),
            Map.entry(15, "Access denied: no access to call this method. It cannot be called with current scopes."),
            Map.entry(18, "User was deleted or banned"),
            Map.entry(27, "Group authorization failed: method is unavailable with user auth."),
            Map.entry(29, "Rate limit reached"),
            Map.entry(100, "One of the parameters specified was missing or invalid"),
            Map.entry(113, "Invalid user id"),
            Map.entry(121, "Invalid hash"),
            Map.entry(129, "Invalid photo"),
            Map.entry(900, "Can't send messages for users from blacklist"),
            Map.entry(901, "Can't send messages for users without permission"),
            Map.entry(902, "Can't send messages to this user due to their privacy settings"),
            Map.entry(909, "Can't edit this message, because it's too old"),
            Map.entry(910, "Can't sent this message, because it's too big"),
            Map.entry(911, "Keyboard format is invalid"),
            Map.entry(912, "This is a chat bot feature, change this status in settings"),
            Map.entry(913, "Too many forwarded messages"),
            Map.entry(914, "Message is too long"),
            Map.entry(917, "You don't have access to this chat"),
            Map.entry(920, "Can't edit this kind of message"),
            Map.entry(922, "You left this chat"),
            Map.entry(924, "Can't delete this message for everybody"),
            Map.entry(950, "Message cannot be sent, reply timed out"),
            Map.entry(2000, "Servers number limit is reached"));

    private final int code;

    ApiError(int code) {
        this(code, text(code));
    }

    ApiError(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    /** Error 100 with the name of what was wrong. */
    static ApiError parameter(String what) {
        return new ApiError(100, text(100) + ": " + what);
    }

    static String text(int code) {
        return TEXTS.getOrDefault(code, "Error " + code);
    }

    int code() {
        return code;
    }

    /** As it stands in a list of results, for one of several. */
    ObjectNode inList() {
        return Json.object().put("code", code).put("description", getMessage());
    }
}
