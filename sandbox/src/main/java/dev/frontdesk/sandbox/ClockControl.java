package dev.frontdesk.sandbox;

import io.helidon.webserver.http.HttpRules;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves a provider's time: {@code PUT clock} {@code {now?, stopped?, advanceSeconds?}}, {@code {}} returns to the real
 * time; {@code GET clock} tells {@code {now}}.
 */
public final class ClockControl {

    private final MovableClock clock;
    private final Runnable moved;

    private ClockControl(MovableClock clock, Runnable moved) {
        this.clock = clock;
        this.moved = moved;
    }

    public static void addTo(HttpRules rules, MovableClock clock) {
        addTo(rules, clock, () -> {});
    }

    /** @param moved run after every change */
    public static void addTo(HttpRules rules, MovableClock clock, Runnable moved) {
        ClockControl control = new ClockControl(clock, moved);
        rules.put("/clock", Json.answering(request -> control.move(Json.body(request))));
        rules.get("/clock", Json.answering(request -> control.time()));
    }

    private JsonNode move(ObjectNode order) {
        if (order.isEmpty()) {
            clock.reset();
        }
        if (order.has("now")) {
            try {
                clock.moveTo(Instant.parse(order.path("now").asString("")));
            } catch (DateTimeParseException e) {
                throw new Problem(400, "now is a time such as 2026-11-20T12:00:00Z.");
            }
        }
        if (order.path("stopped").asBoolean(false)) {
            clock.stop();
        }
        clock.advance(Duration.ofSeconds(order.path("advanceSeconds").asLong(0)));
        moved.run();
        return time();
    }

    private JsonNode time() {
        return Json.object().put("now", clock.instant().toString());
    }
}
