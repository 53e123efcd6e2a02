package dev.frontdesk.sandbox.max;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side: endpoint, then token, then rate, then whatever the endpoint checks. */
final class MaxApi {

    private final Max max;
    private final FileTransfer transfer;

    MaxApi(Max max) {
        this.max = max;
        this.transfer = new FileTransfer(max);
    }

    void handle(ServerRequest request, ServerResponse response) {
        max.calledBy(request);
        String path = request.path().path();
        try {
            if (path.startsWith(FileTransfer.PATH)) {
                transfer.handle(request, response);
            } else {
                call(request, path, response);
            }
        } catch (ApiError error) {
            send(response, error.status(), error.toJson(), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the sandbox stops");
        }
    }

    private void call(ServerRequest request, String path, ServerResponse response) throws InterruptedException {
        Endpoints.Found found = Endpoints.find(
                request.prologue().method().text(), path.length() > 1 ? path.replaceFirst("/$", "") : path);
        Bot bot = bot(request);
        String name = found.endpoint().name();
        Fault fault = max.faults().strike(bot.account(), name);
        if (fault != null && (fault.drops() || fault.status() != 0)) {
            refuse(bot, name, fault, response);
            return;
        }
        Call call = new Call(bot, name, found.values(), query(request), body(request));
        JsonNode answer = answer(call, found.endpoint(), fault, response);
        if (answer == null) {
            return;
        }
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.resetAfterStore()) {
                throw new CloseConnectionException("reset on demand");
            }
        }
        send(response, 200, answer, 0);
    }

    /** The raw token, and nothing but that; a token in the query counts for nothing. */
    private Bot bot(ServerRequest request) {
        String token = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (token.regionMatches(true, 0, "Bearer", 0, "Bearer".length()) || token.contains(" ")) {
            throw ApiError.unauthorized("Malformed access token");
        }
        Bot bot = max.bots().ofToken(token);
        if (bot == null) {
            throw ApiError.unauthorized("Invalid access_token");
        }
        return bot;
    }

    private void refuse(Bot bot, String name, Fault fault, ServerResponse response) throws InterruptedException {
        Thread.sleep(fault.delayMillis());
        note(bot, name, Json.object(), fault.status(), "on demand");
        if (fault.status() == 0) {
            throw new CloseConnectionException("dropped on demand");
        }
        if (fault.html()) {
            response.status(fault.status()).header("Content-Type", "text/html");
            response.send("<html><body><h1>" + fault.status() + "</h1></body></html>");
            return;
        }
        ApiError error = switch (fault.status()) {
            case 401 -> ApiError.unauthorized(fault.description("Invalid access_token"));
            case 429 -> ApiError.tooMany();
            case 503 -> new ApiError(503, "service.unavailable", fault.description("Service is unavailable"));
            default -> new ApiError(fault.status(), "internal", fault.description("Internal error"));
        };
        send(response, error.status(), error.toJson(), fault.retryAfter());
    }

    private @Nullable JsonNode answer(
            Call call, Endpoints.Endpoint endpoint, @Nullable Fault fault, ServerResponse response)
            throws InterruptedException {
        ObjectNode arguments = Json.object();
        call.query().forEach(arguments::put);
        arguments.set("body", call.body());
        try {
            if (!call.bot().mayCall()) {
                throw ApiError.tooMany();
            }
            JsonNode answer = fault != null && fault.toJson().path("success").isBoolean()
                    ? SubscriptionMethods.done(false, fault.description("It was not done"))
                    : endpoint.work().answer(call);
            note(call.bot(), call.name(), arguments, 200, null);
            return answer;
        } catch (ApiError error) {
            note(call.bot(), call.name(), arguments, error.status(), error.getMessage());
            int wait = error.status() == 429 && max.limits().retryAfter() ? 1 : 0;
            send(response, error.status(), error.toJson(), wait);
            return null;
        }
    }

    private void note(Bot bot, String name, JsonNode arguments, int status, @Nullable String error) {
        max.calls().add(new CallLog.Entry(max.clock().millis(), bot.account(), name, arguments, status, error));
    }

    private static Map<String, String> query(ServerRequest request) {
        Map<String, String> values = new HashMap<>();
        var query = request.prologue().query();
        query.names().forEach(name -> query.first(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static ObjectNode body(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) {
                return Json.object();
            }
            if (Json.MAPPER.readTree(bytes) instanceof ObjectNode body) {
                return body;
            }
            throw ApiError.payload("Can't deserialize body");
        } catch (JacksonException | IOException e) {
            throw ApiError.payload("Can't deserialize body");
        }
    }

    private static void send(ServerResponse response, int status, JsonNode body, int retryAfter) {
        response.status(status);
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        if (retryAfter > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(retryAfter));
        }
        response.send(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
