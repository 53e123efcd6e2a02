package dev.frontdesk.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks keyboards. */
final class ReplyMarkup {

    private static final int LENGTH_MAX = 10_240;
    private static final int CALLBACK_BYTES_MAX = 64;
    private static final List<String> ACTIONS = List.of(
            "callback_data",
            "url",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay",
            "disabled");

    private ReplyMarkup() {}

    static @Nullable JsonNode of(Arguments arguments) {
        JsonNode markup = arguments.json("reply_markup", "reply keyboard markup");
        if (markup == null) {
            return null;
        }
        if (!markup.isObject()) {
            throw Refusal.badRequest("object expected as reply markup");
        }
        if (markup.toString().length() > LENGTH_MAX) {
            throw Refusal.badRequest("reply markup is too long");
        }
        if (markup.has("inline_keyboard")) {
            rows(markup.path("inline_keyboard"), "inline_keyboard").forEach(ReplyMarkup::inlineButton);
            return isEmpty(markup.path("inline_keyboard")) ? null : markup;
        }
        if (markup.has("keyboard")) {
            rows(markup.path("keyboard"), "keyboard").forEach(ReplyMarkup::plainButton);
        }
        return markup;
    }

    private static boolean isEmpty(JsonNode rows) {
        for (JsonNode row : rows) {
            if (!row.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<JsonNode> rows(JsonNode rows, String field) {
        if (!rows.isArray()) {
            throw Refusal.badRequest("field \"" + field + "\" of the ReplyMarkup must be an Array");
        }
        List<JsonNode> buttons = new java.util.ArrayList<>();
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest("field \"" + field + "\" of the ReplyMarkup must be an Array of Arrays");
            }
            row.forEach(buttons::add);
        }
        return buttons;
    }

    private static void inlineButton(JsonNode button) {
        if (!button.isObject()) {
            throw Refusal.badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
        }
        if (button.path("text").asString("").isBlank()) {
            throw Refusal.badRequest("can't parse inline keyboard button: Field \"text\" must be of type String");
        }
        if (ACTIONS.stream().noneMatch(button::has)) {
            throw Refusal.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (button.has("callback_data")) {
            int bytes = button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > CALLBACK_BYTES_MAX) {
                throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
        }
        String url = button.path("url").asString("");
        if (button.has("url") && !url.startsWith("tg://") && !MediaAddress.isWeb(url)) {
            throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
    }

    private static void plainButton(JsonNode button) {
        boolean named = button.isString() || !button.path("text").asString("").isEmpty();
        if (!named) {
            throw Refusal.badRequest("can't parse keyboard button: Field \"text\" must be of type String");
        }
    }
}
