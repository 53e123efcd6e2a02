package dev.frontdesk.sandbox.telegram;

import dev.frontdesk.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a call, envelope included.
 *
 * @param retryAfter seconds for the header of that name, 0 for none
 * @param error what was refused, null after a success
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
        int status, byte[] body, int retryAfter, @Nullable String error) {

    static final Reply TRUE = new Reply(200, "{\"ok\":true,\"result\":true}".getBytes(StandardCharsets.UTF_8), 0, null);

    static Reply of(Consumer<JsonGenerator> result) {
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("ok", true);
            json.writeName("result");
            result.accept(json);
            json.writeEndObject();
        });
        return new Reply(200, body, 0, null);
    }

    static Reply of(JsonNode result) {
        return of(json -> json.writeTree(result));
    }

    static Reply done(String description) {
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("ok", true);
            json.writeBooleanProperty("result", true);
            json.writeStringProperty("description", description);
            json.writeEndObject();
        });
        return new Reply(200, body, 0, null);
    }

    static Reply of(Refusal refusal) {
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("ok", false);
            json.writeNumberProperty("error_code", refusal.code);
            json.writeStringProperty("description", refusal.description());
            if (refusal.retryAfter > 0 || refusal.migrateTo != 0) {
                json.writeObjectPropertyStart("parameters");
                if (refusal.retryAfter > 0) {
                    json.writeNumberProperty("retry_after", refusal.retryAfter);
                } else {
                    json.writeNumberProperty("migrate_to_chat_id", refusal.migrateTo);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
        return new Reply(refusal.code, body, refusal.retryAfter, refusal.description());
    }
}
