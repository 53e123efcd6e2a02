package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in the provider's own shape: {@code {"error": {message, type, param, code}}}. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String param;
    private final @Nullable String code;

    ApiError(int status, String type, @Nullable String param, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
    }

    static ApiError invalid(@Nullable String param, @Nullable String code, String message) {
        return new ApiError(400, "invalid_request_error", param, code, message);
    }

    static ApiError missing(String param) {
        return invalid(param, "missing_required_parameter", "Missing required parameter: '" + param + "'.");
    }

    static ApiError unknownModel(String model) {
        return new ApiError(
                404,
                "invalid_request_error",
                null,
                "model_not_found",
                "The model `" + model + "` does not exist or you do not have access to it.");
    }

    static ApiError tooLong(int limit, int tokens) {
        return invalid(
                "messages",
                "context_length_exceeded",
                "This model's maximum context length is " + limit + " tokens. However, your messages resulted in "
                        + tokens + " tokens. Please reduce the length of the messages.");
    }

    /** What the provider says with a status of its own accord; {@code code} replaces the usual one. */
    static ApiError ofStatus(int status, @Nullable String code) {
        return switch (status) {
            case 401 ->
                new ApiError(
                        401,
                        "invalid_request_error",
                        null,
                        code(code, "invalid_api_key"),
                        "Incorrect API key provided.");
            case 403 ->
                new ApiError(
                        403,
                        "invalid_request_error",
                        null,
                        code(code, "unsupported_country_region_territory"),
                        "Country, region, or territory not supported");
            case 429 ->
                "insufficient_quota".equals(code)
                        ? new ApiError(
                                429,
                                "insufficient_quota",
                                null,
                                code,
                                "You exceeded your current quota, please check your plan and billing details.")
                        : new ApiError(
                                429,
                                "requests",
                                null,
                                code(code, "rate_limit_exceeded"),
                                "Rate limit reached for requests. Please try again later.");
            case 503 ->
                new ApiError(
                        503,
                        "service_unavailable_error",
                        null,
                        code,
                        "The engine is currently overloaded, please try again later.");
            default ->
                status >= 500
                        ? new ApiError(
                                status,
                                "server_error",
                                null,
                                code,
                                "The server had an error while processing your request. Sorry about that!")
                        : new ApiError(status, "invalid_request_error", null, code, "The request was refused.");
        };
    }

    private static String code(@Nullable String code, String usual) {
        return code == null ? usual : code;
    }

    int status() {
        return status;
    }

    byte[] body() {
        ObjectNode error = Json.object();
        error.put("message", getMessage());
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return Json.MAPPER.writeValueAsBytes(Json.object().set("error", error));
    }
}
