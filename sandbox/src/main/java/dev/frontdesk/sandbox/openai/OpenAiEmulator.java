package dev.frontdesk.sandbox.openai;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands in for a model behind an OpenAI-compatible endpoint. Unscripted it answers out of the prompt itself, the same
 * way each time; a script and faults make it say and do what a test needs.
 */
@AutoService(Emulator.class)
public final class OpenAiEmulator implements Emulator {

    private static final int ORDER_BYTES_MAX = 4 << 20;
    private static final int CALLS_LISTED = 100;

    private final Script script = new Script();
    private final Calls calls = new Calls();
    private final Gate gate = new Gate(calls);
    private final ChatCompletions chat = new ChatCompletions(script);

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public void provider(HttpRules rules) {
        rules.post("/v1/chat/completions", gate.at("chat.completions", chat::plan));
        rules.post("/v1/embeddings", gate.at("embeddings", Embeddings::plan));
        rules.post("/v1/audio/transcriptions", gate.form("audio.transcriptions", Transcriptions::plan));
        rules.get("/v1/models", gate.at("models", body -> whole(models())));
        for (SandboxModel model : SandboxModel.values()) {
            rules.get("/v1/models/" + model.id, gate.at("models", body -> whole(describe(model))));
        }
        rules.get(
                "/v1/models/{model}",
                (request, response) -> gate.at("models", body -> {
                            throw ApiError.unknownModel(
                                    request.path().pathParameters().get("model"));
                        })
                        .handle(request, response));
        rules.any(
                "/*",
                (request, response) -> gate.at("unknown", body -> {
                            throw noSuchAddress(request);
                        })
                        .handle(request, response));
    }

    private static ApiError noSuchAddress(ServerRequest request) {
        return new ApiError(
                404,
                "invalid_request_error",
                null,
                "unknown_url",
                "Unknown request URL: " + request.prologue().method().text() + " "
                        + request.prologue().uriPath().path() + ". Please check the URL for typos.");
    }

    private static Answer.Planned whole(JsonNode json) {
        return new Answer.Planned(Answer.Whole.json(Json.MAPPER.writeValueAsBytes(json)), 0);
    }

    private static JsonNode models() {
        ArrayNode data = Json.MAPPER.createArrayNode();
        Arrays.stream(SandboxModel.values()).map(OpenAiEmulator::describe).forEach(data::add);
        return Json.object().put("object", "list").set("data", data);
    }

    private static JsonNode describe(SandboxModel model) {
        return Json.object()
                .put("id", model.id)
                .put("object", "model")
                .put("created", 1_790_000_000)
                .put("owned_by", "sandbox");
    }

    @Override
    public void control(HttpRules rules) {
        rules.post("/accounts", Json.answering(OpenAiEmulator::makeAccount));
        rules.get("/script", Json.answering(request -> script.source()));
        rules.put("/script", order(script::replace));
        rules.delete("/script", forget(script::clear));
        rules.get("/faults", Json.answering(request -> listFaults()));
        rules.put("/faults", Json.answering(request -> {
            gate.faults().put(Json.body(request));
            return listFaults();
        }));
        rules.delete("/faults", forget(gate.faults()::clear));
        rules.get("/calls", Json.answering(this::listCalls));
        rules.delete("/calls", forget(calls::clear));
        rules.delete("/", forget(this::reset));
    }

    private static JsonNode makeAccount(ServerRequest request) {
        String key =
                "sk-sandbox-" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        ObjectNode account = Json.object();
        account.put("account", key);
        account.put("apiKey", key);
        account.put("baseUrl", "http://" + request.authority() + "/openai/v1");
        account.put("model", SandboxModel.CHAT.id);
        account.put("embeddingModel", SandboxModel.EMBED.id);
        return account;
    }

    private JsonNode listFaults() {
        return Json.object().set("items", gate.faults().toJson());
    }

    private JsonNode listCalls(ServerRequest request) {
        String limit = Json.query(request, "limit");
        try {
            return calls.toJson(limit == null ? CALLS_LISTED : Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw new Problem(400, "limit is a number, not \"" + limit + "\".");
        }
    }

    private static Handler order(Consumer<JsonNode> order) {
        return Json.answering(request -> {
            order.accept(read(request));
            return null;
        });
    }

    private static JsonNode read(ServerRequest request) throws IOException {
        try (InputStream in = request.content().inputStream()) {
            @Nullable JsonNode json = Json.MAPPER.readTree(in.readNBytes(ORDER_BYTES_MAX));
            if (json == null || json.isMissingNode()) {
                throw new Problem(400, "The body is empty; send JSON.");
            }
            return json;
        } catch (JacksonException notJson) {
            throw new Problem(400, "The body is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static Handler forget(Runnable what) {
        return Json.answering(request -> {
            what.run();
            return null;
        });
    }

    @Override
    public void reset() {
        script.clear();
        gate.faults().clear();
        calls.clear();
    }
}
