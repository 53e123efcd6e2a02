package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a bot asks and says about itself. */
final class AccountMethods {

    private AccountMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("getme", call -> Reply.of(json -> call.bot().profile().write(json)));
        methods.put("logout", call -> {
            call.bot().logOut(true);
            return Reply.TRUE;
        });
        methods.put("close", call -> Reply.TRUE);
        addText(methods, "name", "Name", 64);
        addText(methods, "description", "Description", 512);
        addText(methods, "short_description", "ShortDescription", 120);
        methods.put("setchatmenubutton", AccountMethods::setMenuButton);
        methods.put("getchatmenubutton", AccountMethods::getMenuButton);
    }

    private static void addText(Map<String, ApiMethod> methods, String what, String title, int lengthMax) {
        String method = "my" + title.toLowerCase(java.util.Locale.ROOT);
        methods.put("set" + method, call -> {
            String text = call.arguments().text(what);
            if (text != null && text.length() > lengthMax) {
                throw Refusal.badRequest("bot " + what.replace('_', ' ') + " is too long");
            }
            call.bot().profile().text(what, call.arguments().text("language_code", ""), text);
            return Reply.TRUE;
        });
        methods.put("get" + method, call -> {
            String text = call.bot().profile().text(what, call.arguments().text("language_code", ""));
            return Reply.of(Json.object().put(what, text));
        });
    }

    private static Reply setMenuButton(Call call) {
        JsonNode button = call.arguments().json("menu_button", "menu button");
        long chat = call.arguments().integer("chat_id", 0);
        if (button == null) {
            call.bot().profile().menuButtons().remove(chat);
            return Reply.TRUE;
        }
        switch (button.path("type").asString("")) {
            case "commands", "web_app", "default" ->
                call.bot().profile().menuButtons().put(chat, button);
            default -> throw Refusal.badRequest("can't parse menu button: MenuButton has unsupported type");
        }
        return Reply.TRUE;
    }

    private static Reply getMenuButton(Call call) {
        Map<Long, JsonNode> buttons = call.bot().profile().menuButtons();
        @Nullable JsonNode own = buttons.get(call.arguments().integer("chat_id", 0));
        @Nullable JsonNode general = buttons.get(0L);
        JsonNode button = own != null ? own : general;
        return Reply.of(button != null ? button : Json.object().put("type", "default"));
    }
}
