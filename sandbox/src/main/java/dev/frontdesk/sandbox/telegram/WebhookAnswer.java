package dev.frontdesk.sandbox.telegram;

import java.util.Locale;
import java.util.Set;

/** Carries out the method that a webhook may name in its answer; nobody learns what came of it. */
final class WebhookAnswer {

    private static final Set<String> NOT_HERE = Set.of("setwebhook", "deletewebhook", "close", "logout");

    private WebhookAnswer() {}

    static void execute(Bot bot, byte[] body, String contentType) {
        byte first = body[0];
        if (first != '{' && !contentType.startsWith("application/")) {
            return;
        }
        try {
            Arguments arguments = ArgumentReader.ofAnswer(body, contentType);
            String method = arguments.text("method", "").toLowerCase(Locale.ROOT);
            if (!method.isEmpty() && !method.startsWith("get") && !NOT_HERE.contains(method)) {
                bot.telegram().methods().call(bot, method, arguments);
            }
        } catch (Refusal unreadable) {
            // An answer that is no call is none of the provider's business.
        }
    }
}
