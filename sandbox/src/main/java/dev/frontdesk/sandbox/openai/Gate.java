package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Faults;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What every request to the provider passes: key, size, record of calls, faults. */
final class Gate {

    private static final int BODY_BYTES_MAX = 32 << 20;
    private static final String KEY_PREFIX = "sk-sandbox-";

    /** To try what a wrong key does; and what looks like a real one has no business here. */
    private static final Pattern REFUSED = Pattern.compile("wrong|^sk-(proj|svcacct|admin|ant)-");

    private final Calls calls;
    private final Faults faults = new Faults();

    Gate(Calls calls) {
        this.calls = calls;
    }

    /** Plans the answer to a body; throws {@link ApiError} to refuse. */
    @FunctionalInterface
    interface Endpoint {
        Answer.Planned plan(JsonNode body);
    }

    /** Plans the answer to a form; throws {@link ApiError} to refuse. */
    @FunctionalInterface
    interface FormEndpoint {
        Answer.Planned plan(Form form);
    }

    /** Turns what came over the wire into an answer. */
    @FunctionalInterface
    private interface Planner {
        Answer.Planned plan(byte[] body);
    }

    Faults faults() {
        return faults;
    }

    Handler at(String method, Endpoint endpoint) {
        return (request, response) -> {
            boolean get = request.prologue().method().equals(Method.GET);
            answer(method, body -> endpoint.plan(get ? Json.object() : parse(body)), request, response);
        };
    }

    Handler form(String method, FormEndpoint endpoint) {
        return (request, response) -> {
            String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
            answer(method, body -> endpoint.plan(Form.read(type, body)), request, response);
        };
    }

    private void answer(String method, Planner planner, ServerRequest request, ServerResponse response)
            throws IOException, InterruptedException {
        response.header(
                "x-request-id",
                "req_" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        // The request's body must be out of reach before the wait: thousands wait at once.
        Answer.Planned planned = plan(method, planner, request);
        if (planned.delayMs() > 0) {
            Thread.sleep(Duration.ofMillis(planned.delayMs()));
        }
        planned.answer().send(response);
    }

    private Answer.Planned plan(String method, Planner planner, ServerRequest request) throws IOException {
        String key = key(request);
        byte[] body = new byte[0];
        Answer.Planned planned;
        try {
            body = read(request);
            authorize(key);
            planned = planner.plan(body);
        } catch (ApiError refused) {
            planned = new Answer.Planned(Answer.Whole.error(refused), 0);
        }
        planned = Trouble.spoil(planned, faults.strike(key, method));
        calls.add(new Calls.Call(
                Instant.now(),
                request.prologue().method().text(),
                request.prologue().uriPath().path(),
                preview(key),
                planned.answer().status(),
                body));
        return planned;
    }

    private static String key(ServerRequest request) {
        String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    private static byte[] read(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                throw new ApiError(413, "invalid_request_error", null, null, "Maximum content size limit exceeded.");
            }
            return body;
        }
    }

    private static void authorize(String key) {
        if (key.isEmpty()) {
            throw new ApiError(
                    401,
                    "invalid_request_error",
                    null,
                    null,
                    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        }
        if (REFUSED.matcher(key).find()) {
            throw new ApiError(
                    401,
                    "invalid_request_error",
                    null,
                    "invalid_api_key",
                    "Incorrect API key provided: " + preview(key)
                            + ". The sandbox takes any key but those with \"wrong\" in them and those of real accounts.");
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            @Nullable JsonNode json = Json.MAPPER.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JacksonException notJson) {
            // Refused below like any other body that is no object.
        }
        throw ApiError.invalid(
                null,
                null,
                "We could not parse the JSON body of your request. The API expects a JSON payload, but what was sent was not valid JSON.");
    }

    /** Enough of a key to tell two apart, too little to use a real one that was sent here by mistake. */
    private static String preview(String key) {
        int shown = key.startsWith(KEY_PREFIX) ? KEY_PREFIX.length() + 4 : 3;
        return key.length() <= shown + 4
                ? "*".repeat(key.length())
                : key.substring(0, shown) + "…" + key.substring(key.length() - 4);
    }
}
