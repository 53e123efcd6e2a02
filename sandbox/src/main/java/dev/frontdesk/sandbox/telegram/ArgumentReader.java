package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decodes the four ways in which arguments may come; those of the body win over those of the address. */
final class ArgumentReader {

    private ArgumentReader() {}

    static Arguments read(ServerRequest request) {
        ObjectNode values = Json.object();
        Map<String, Upload> uploads = new HashMap<>();
        if (request.prologue().hasQuery()) {
            form(request.prologue().query().rawValue(), values);
        }
        if (!request.content().hasEntity()) {
            return new Arguments(values, uploads);
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        String kind = type.toLowerCase(Locale.ROOT);
        try (InputStream body = request.content().inputStream()) {
            if (kind.startsWith("application/json")) {
                values.setAll(object(body.readAllBytes()));
            } else if (kind.startsWith("application/x-www-form-urlencoded")) {
                form(new String(body.readAllBytes(), StandardCharsets.UTF_8), values);
            } else if (kind.startsWith("multipart/form-data")) {
                MultipartReader.read(body, type, values, uploads);
            } else {
                body.skip(Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw Refusal.badRequest("can't read the request");
        }
        return new Arguments(values, uploads);
    }

    /** Arguments of a method named in the answer of a webhook. */
    static Arguments ofAnswer(byte[] body, String contentType) {
        ObjectNode values = Json.object();
        if (contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            form(new String(body, StandardCharsets.UTF_8), values);
        } else {
            values.setAll(object(body));
        }
        return new Arguments(values, Map.of());
    }

    private static ObjectNode object(byte[] body) {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            JsonNode parsed = Json.MAPPER.readTree(body);
            if (parsed instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refusal.badRequest("can't parse JSON object");
        }
        throw Refusal.badRequest("JSON object expected");
    }

    private static void form(String encoded, ObjectNode values) {
        int start = 0;
        while (start < encoded.length()) {
            int next = encoded.indexOf('&', start);
            int end = next < 0 ? encoded.length() : next;
            int equals = encoded.indexOf('=', start);
            if (equals > start && equals < end) {
                values.put(decoded(encoded.substring(start, equals)), decoded(encoded.substring(equals + 1, end)));
            }
            start = end + 1;
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
