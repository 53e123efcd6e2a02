package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Carries out a fault that was ordered. */
final class Trouble {

    private Trouble() {}

    static void refuse(Fault fault, ServerResponse response) {
        if (fault.status() == 0) {
            throw new CloseConnectionException("dropped on demand");
        }
        response.status(fault.status());
        if (fault.html()) {
            response.header("Content-Type", "text/html");
            response.send(
                    ("<html><body><h1>" + fault.status() + "</h1><p>The service is unavailable.</p></body></html>")
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (fault.retryAfter() > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(fault.retryAfter()));
        }
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.MAPPER.writeValueAsBytes(error(fault).toJson()));
    }

    /** {@code code} in the fault names Twilio's own code. */
    private static ApiError error(Fault fault) {
        int code = fault.toJson().path("code").asInt(0);
        return switch (fault.status()) {
            case 401 -> ApiError.unauthorized();
            case 429 -> ApiError.tooMany();
            default ->
                new ApiError(
                        fault.status(),
                        code > 0 ? code : 20000 + fault.status(),
                        fault.description("On demand: " + fault.status()));
        };
    }
}
