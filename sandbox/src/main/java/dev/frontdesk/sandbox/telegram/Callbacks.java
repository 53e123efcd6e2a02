package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.MovableClock;
import java.util.LinkedHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Buttons that were pressed, and the bot's answers to that. */
final class Callbacks {

    private static final int KEPT = 1000;
    private static final int LIFE_SECONDS = 150;

    /** A button pressed once; {@code answer} is null until the bot answers. */
    record Press(
            String id,
            long chat,
            long user,
            long date,
            @Nullable String answer,
            boolean alert,
            String url) {

        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("chat", chat)
                    .put("user", user)
                    .put("answered", answer != null)
                    .put("alert", alert);
            json.put("text", answer);
            json.put("url", url.isEmpty() ? null : url);
            return json;
        }
    }

    private final MovableClock clock;
    private final LinkedHashMap<String, Press> presses = new LinkedHashMap<>();

    Callbacks(MovableClock clock) {
        this.clock = clock;
    }

    synchronized Press press(long chat, long user) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE));
        Press press = new Press(id, chat, user, clock.seconds(), null, false, "");
        presses.put(id, press);
        if (presses.size() > KEPT) {
            presses.pollFirstEntry();
        }
        return press;
    }

    synchronized @Nullable Press find(String id) {
        return presses.get(id);
    }

    synchronized Press answer(String id, String text, boolean alert, String url) {
        Press press = presses.get(id);
        if (press == null || press.answer != null || clock.seconds() - press.date >= LIFE_SECONDS) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        Press answered = new Press(id, press.chat, press.user, press.date, text, alert, url);
        presses.put(id, answered);
        return answered;
    }
}
