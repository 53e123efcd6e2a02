package dev.frontdesk.sandbox;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out of the controls. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An order given through the controls. */
    @FunctionalInterface
    public interface Order {
        /** The answer, sent with status 200; null is sent as 204. */
        @Nullable JsonNode carryOut(ServerRequest request) throws Exception;
    }

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Writes through a generator, without a tree in between. */
    public static byte[] bytes(Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.accept(generator);
        }
        return out.toByteArray();
    }

    /** The JSON object in the body; an empty body counts as an empty object. */
    public static ObjectNode body(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) {
                return object();
            }
            if (MAPPER.readTree(bytes) instanceof ObjectNode body) {
                return body;
            }
            throw new Problem(400, "The body is not a JSON object.");
        } catch (JacksonException | IOException e) {
            throw new Problem(400, "The body is not JSON: " + e.getMessage());
        }
    }

    public static @Nullable String query(ServerRequest request, String name) {
        return request.prologue().query().first(name).orElse(null);
    }

    /** A handler that answers in JSON, and a {@link Problem} as problem+json. */
    public static Handler answering(Order order) {
        return (request, response) -> {
            try {
                JsonNode answer = order.carryOut(request);
                if (answer == null) {
                    response.status(204).send();
                } else {
                    response.headers().set(HeaderValues.CONTENT_TYPE_JSON);
                    response.send(MAPPER.writeValueAsBytes(answer));
                }
            } catch (Problem problem) {
                send(response, problem);
            } catch (JacksonException e) {
                send(response, new Problem(400, "A value has the wrong type: " + e.getOriginalMessage()));
            }
        };
    }

    public static void send(ServerResponse response, Problem problem) {
        ObjectNode body = object().put("title", "The order could not be carried out");
        body.put("detail", problem.getMessage());
        response.status(problem.status());
        response.header("Content-Type", "application/problem+json");
        response.send(MAPPER.writeValueAsBytes(body));
    }
}
