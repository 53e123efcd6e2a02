package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The long poll's own server: {@code GET ?act=a_check&key=&ts=&wait=}. Failures are numbers: 1 some events are lost, 2 the
 * key is no longer good, 3 key and place are lost, 4 there is no such version.
 */
final class LongPoll {

    private static final long WAIT_MAX_SECONDS = 90;
    private static final int VERSION_MAX = 19;

    private final Vk vk;

    LongPoll(Vk vk) {
        this.vk = vk;
    }

    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        Group group = vk.groups().find(number(request.path().pathParameters().get("group"), 0));
        if (group == null || !"a_check".equals(Json.query(request, "act"))) {
            response.status(404).send("404 Not Found");
            return;
        }
        Fault fault = vk.faults().strike(group.account(), "a_check");
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.status() == 0) {
                throw new CloseConnectionException("dropped on demand");
            }
            response.status(fault.status()).send("<html><body>" + fault.status() + "</body></html>");
            return;
        }
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.MAPPER.writeValueAsBytes(answer(group.events(), request)));
    }

    private static ObjectNode answer(Events events, ServerRequest request) throws InterruptedException {
        if (number(Json.query(request, "version"), 3) > VERSION_MAX) {
            return failed(4, events);
        }
        Integer ordered = events.failure();
        if (ordered != null) {
            return failed(ordered, events);
        }
        String key = Json.query(request, "key");
        if (key == null || !events.isGood(key)) {
            return failed(2, events);
        }
        long ts = number(Json.query(request, "ts"), -1);
        if (ts < 0 || ts > events.last()) {
            return failed(3, events);
        }
        if (!events.reachesBackTo(ts)) {
            return failed(1, events);
        }
        long wait = Math.clamp(number(Json.query(request, "wait"), 25), 0, WAIT_MAX_SECONDS);
        ArrayNode updates = events.after(ts, wait * 1000);
        Integer meanwhile = updates.isEmpty() ? events.failure() : null;
        if (meanwhile != null) {
            return failed(meanwhile, events);
        }
        ObjectNode answer = Json.object().put("ts", Long.toString(ts + updates.size()));
        answer.set("updates", updates);
        return answer;
    }

    private static ObjectNode failed(int failure, Events events) {
        ObjectNode answer = Json.object().put("failed", failure);
        return switch (failure) {
            case 1 -> answer.put("ts", Long.toString(events.last()));
            case 4 -> answer.put("min_version", 0).put("max_version", VERSION_MAX);
            default -> answer;
        };
    }

    private static long number(@Nullable String text, long otherwise) {
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : otherwise;
    }
}
