package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a method was called with: form fields over the query; all are texts, {@code object}s as JSON. */
record Params(Map<String, String> values) {

    private static final String TOKEN = "access_token";

    static Params read(ServerRequest request) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        String query = request.prologue().query().rawValue();
        decode(query == null ? "" : query, values);
        try (InputStream body = request.content().inputStream()) {
            decode(new String(body.readAllBytes(), StandardCharsets.UTF_8), values);
        }
        request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith("Bearer "))
                .ifPresent(value -> values.put(TOKEN, value.substring("Bearer ".length())));
        return new Params(values);
    }

    private static void decode(String form, Map<String, String> values) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(word(pair.substring(0, equals)), word(pair.substring(equals + 1)));
            }
        }
    }

    private static String word(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    String token() {
        return text(TOKEN);
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Empty where it is absent. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    String required(String name) {
        if (!has(name)) {
            throw ApiError.parameter(name + " is a required parameter");
        }
        return text(name);
    }

    long number(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            return Long.parseLong(text(name).strip());
        } catch (NumberFormatException e) {
            throw ApiError.parameter(name + " not integer");
        }
    }

    long number(String name) {
        required(name);
        return number(name, 0);
    }

    boolean flag(String name) {
        return number(name, 0) == 1;
    }

    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (String each : text(name).split(",", -1)) {
            if (!each.isBlank()) {
                try {
                    numbers.add(Long.parseLong(each.strip()));
                } catch (NumberFormatException e) {
                    throw ApiError.parameter(name + " should be a list of integers");
                }
            }
        }
        return numbers;
    }

    /** A parameter that holds a JSON object, null where it is absent. */
    @Nullable ObjectNode object(String name, int errorCode) {
        if (!has(name)) {
            return null;
        }
        try {
            JsonNode node = Json.MAPPER.readTree(text(name));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw errorCode == 100 ? ApiError.parameter(name + " should be a JSON object") : new ApiError(errorCode);
    }

    /** Everything but the token, as an error repeats it. */
    ArrayNode echo(String method) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        list.addObject().put("key", "method").put("value", method);
        values.forEach((name, value) -> {
            if (!name.equals(TOKEN)) {
                list.addObject().put("key", name).put("value", value);
            }
        });
        return list;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        values.forEach((name, value) -> {
            if (!name.equals(TOKEN)) {
                json.put(name, value);
            }
        });
        return json;
    }
}
