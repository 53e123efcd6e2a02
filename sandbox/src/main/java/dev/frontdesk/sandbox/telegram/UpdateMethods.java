package dev.frontdesk.sandbox.telegram;

import java.util.Map;

/** The two ways to get updates. */
final class UpdateMethods {

    private UpdateMethods() {}

    static void addTo(Map<String, ApiMethod> methods) {
        methods.put("getupdates", call -> call.bot().polling().getUpdates(call.arguments()));
        methods.put("setwebhook", call -> call.bot().webhook().set(call.arguments()));
        methods.put("deletewebhook", call -> call.bot().webhook().delete(call.arguments()));
        methods.put("getwebhookinfo", call -> call.bot().webhook().info());
    }
}
