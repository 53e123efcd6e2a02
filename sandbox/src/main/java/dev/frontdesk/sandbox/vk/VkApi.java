package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of methods: version, token, pace, then whatever the method checks. Refusals too come with status 200. */
final class VkApi {

    private final Vk vk;
    private final Methods methods;

    VkApi(Vk vk) {
        this.vk = vk;
        this.methods = new Methods(vk);
    }

    void handle(ServerRequest request, ServerResponse response) throws IOException, InterruptedException {
        vk.calledBy(request);
        String name = request.path().pathParameters().get("name");
        Params params = Params.read(request);
        Group group = vk.groups().ofToken(params.token());
        Fault fault = group == null ? null : vk.faults().strike(group.account(), name);
        if (fault != null && (fault.drops() || fault.status() != 0)) {
            note(group, name, params, fault.status());
            misbehave(fault, name, params, response);
            return;
        }
        ObjectNode answer = Json.object();
        try {
            answer.set("response", call(group, name, params));
            note(group, name, params, 0);
        } catch (ApiError error) {
            note(group, name, params, error.code());
            answer = refusal(error, name, params);
        }
        if (fault != null) {
            Thread.sleep(fault.delayMillis());
            if (fault.resetAfterStore()) {
                throw new CloseConnectionException("reset on demand");
            }
        }
        send(response, answer);
    }

    private JsonNode call(@Nullable Group group, String name, Params params) {
        Methods.Entry method = methods.find(name);
        if (method == null) {
            throw new ApiError(3);
        }
        if (!params.has("v")) {
            throw new ApiError(8);
        }
        if (group == null) {
            throw new ApiError(vk.groups().isUserToken(params.token()) ? 27 : 5);
        }
        if (vk.limits().rates() && !group.pace().admits(vk.limits().callsPerSecond())) {
            throw new ApiError(6);
        }
        if (!method.right().isEmpty() && !group.rights().contains(method.right())) {
            throw new ApiError(method.right().equals("messages") ? 7 : 15);
        }
        if (params.has("group_id") && params.number("group_id") != group.id()) {
            throw new ApiError(15, "Access denied: the token belongs to another community");
        }
        synchronized (group) {
            return method.call().of(group, params);
        }
    }

    private void note(@Nullable Group group, String name, Params params, int error) {
        long id = group == null ? 0 : group.id();
        vk.calls().add(new CallLog.Entry(vk.clock().millis(), id, name, params.toJson(), error));
    }

    private static ObjectNode refusal(ApiError error, String method, Params params) {
        ObjectNode answer = Json.object();
        ObjectNode body = answer.putObject("error").put("error_code", error.code());
        body.put("error_msg", error.getMessage());
        if (error.code() == 14) {
            body.put("captcha_sid", "239633676097")
                    .put("captcha_img", "https://api.vk.ru/captcha.php?sid=239633676097");
        }
        body.set("request_params", params.echo(method));
        return answer;
    }

    /** A fault names a VK error by {@code errorCode}, else its status stands for one; the gateway's own stay real. */
    private static void misbehave(Fault fault, String method, Params params, ServerResponse response)
            throws InterruptedException {
        Thread.sleep(fault.delayMillis());
        int named = fault.toJson().path("errorCode").asInt(0);
        if (fault.status() == 0) {
            throw new CloseConnectionException("dropped on demand");
        }
        if (named == 0 && (fault.html() || fault.status() > 500 || fault.retryAfter() > 0)) {
            response.status(fault.status());
            if (fault.retryAfter() > 0) {
                response.header(HeaderNames.RETRY_AFTER, Integer.toString(fault.retryAfter()));
            }
            response.header("Content-Type", "text/html; charset=utf-8");
            response.send("<html><body><h1>" + fault.status() + "</h1><hr>kittenx</body></html>");
            return;
        }
        int code = named != 0
                ? named
                : switch (fault.status()) {
                    case 401 -> 5;
                    case 403 -> 15;
                    case 404 -> 3;
                    case 429 -> 6;
                    case 500 -> 10;
                    default -> 100;
                };
        send(response, refusal(new ApiError(code, fault.description(ApiError.text(code))), method, params));
    }

    private static void send(ServerResponse response, ObjectNode answer) {
        response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.MAPPER.writeValueAsBytes(answer));
    }
}
