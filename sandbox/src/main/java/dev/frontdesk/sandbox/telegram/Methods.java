package dev.frontdesk.sandbox.telegram;

import java.util.HashMap;
import java.util.Map;

/** The methods by name, and the way of a call through them. */
final class Methods {

    private final Telegram telegram;
    private final Map<String, ApiMethod> byName = new HashMap<>();

    Methods(Telegram telegram) {
        this.telegram = telegram;
        AccountMethods.addTo(byName);
        UpdateMethods.addTo(byName);
        MessageMethods.addTo(byName);
        MediaMethods.addTo(byName);
        EditMethods.addTo(byName);
        CommandMethods.addTo(byName);
        FileMethods.addTo(byName);
    }

    boolean knows(String lowerCaseName) {
        return byName.containsKey(lowerCaseName);
    }

    /** Carries a call out, and notes it. */
    Reply call(Bot bot, String lowerCaseName, Arguments arguments) {
        Reply reply;
        try {
            ApiMethod method = byName.get(lowerCaseName);
            if (method == null) {
                throw new Refusal(404, "Not Found: method not found");
            }
            reply = method.answer(new Call(bot, arguments));
        } catch (Refusal refusal) {
            reply = Reply.of(refusal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply = Reply.of(new Refusal(500, "Internal Server Error: restart"));
        }
        note(bot, lowerCaseName, arguments, reply.status(), reply.error());
        return reply;
    }

    void note(
            Bot bot, String method, Arguments arguments, int status, @org.jspecify.annotations.Nullable String error) {
        telegram.calls()
                .add(new CallLog.Entry(telegram.clock().millis(), bot.id(), method, arguments.values(), status, error));
    }
}
