package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pressed buttons that wait to be answered: once, in time, and to who pressed. */
final class Presses {

    /** @param answer what the person was shown, null until the community answered */
    record Press(
            String id,
            long user,
            long peer,
            long until,
            @Nullable ObjectNode answer) {

        /** {@code {id, chat, user, answered, answer?}}. */
        ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("chat", peer)
                    .put("user", user)
                    .put("answered", answer != null);
            if (answer != null) {
                json.set("answer", answer);
            }
            return json;
        }
    }

    private final Vk vk;
    private final Map<String, Press> presses = new ConcurrentHashMap<>();

    Presses(Vk vk) {
        this.vk = vk;
    }

    Press add(long user, long peer) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
        long until = vk.clock().seconds() + vk.limits().pressSeconds();
        Press press = new Press(id, user, peer, until, null);
        presses.put(id, press);
        return press;
    }

    Press answer(String id, long user, long peer, ObjectNode answer) {
        Press press = presses.get(id);
        if (press == null || press.user() != user || press.peer() != peer) {
            throw ApiError.parameter("event_id is invalid");
        }
        if (press.answer() != null || press.until() < vk.clock().seconds()) {
            throw ApiError.parameter("event_id is expired");
        }
        Press answered = new Press(id, user, peer, press.until(), answer);
        presses.put(id, answered);
        return answered;
    }

    @Nullable Press find(String id) {
        return presses.get(id);
    }
}
