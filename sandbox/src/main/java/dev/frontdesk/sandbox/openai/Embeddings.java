package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code POST /v1/embeddings}: one text or a batch, as numbers or base64 of little-endian floats. */
final class Embeddings {

    private static final int BATCH_MAX = 2_048;

    private Embeddings() {}

    static Answer.Planned plan(JsonNode body) {
        String modelId = Fields.text(body, "model");
        if (modelId == null || modelId.isBlank()) {
            throw ApiError.invalid(null, null, "you must provide a model parameter");
        }
        SandboxModel model = SandboxModel.of(modelId);
        if (!model.embeds()) {
            throw new ApiError(
                    403,
                    "invalid_request_error",
                    null,
                    null,
                    "You are not allowed to generate embeddings from this model");
        }
        List<String> inputs = inputs(body.path("input"), model);
        int dimensions = dimensions(body, model);
        boolean base64 = base64(body);
        ArrayNode data = Json.MAPPER.createArrayNode();
        int tokens = 0;
        for (String input : inputs) {
            tokens += Tokens.count(input);
            TextVector vector = TextVector.of(input, dimensions);
            ObjectNode item = Json.object().put("object", "embedding").put("index", data.size());
            data.add(base64 ? item.put("embedding", vector.base64()) : item.set("embedding", vector.numbers()));
        }
        ObjectNode answer = Json.object().put("object", "list");
        answer.set("data", data);
        answer.put("model", model.id);
        answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return new Answer.Planned(Answer.Whole.json(Json.MAPPER.writeValueAsBytes(answer)), 0);
    }

    private static List<String> inputs(JsonNode input, SandboxModel model) {
        if (input.isMissingNode() || input.isNull()) {
            throw ApiError.missing("input");
        }
        List<String> inputs = new ArrayList<>();
        if (input.isString()) {
            inputs.add(input.stringValue());
        }
        for (JsonNode each : input) {
            if (!each.isString()) {
                throw ApiError.invalid("input", null, "The sandbox embeds texts only, not token arrays.");
            }
            inputs.add(each.stringValue());
        }
        if (inputs.isEmpty() || inputs.size() > BATCH_MAX || inputs.contains("")) {
            throw ApiError.invalid(
                    "input",
                    null,
                    "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.");
        }
        for (String each : inputs) {
            int tokens = Tokens.count(each);
            if (tokens > model.contextTokens) {
                throw ApiError.invalid(
                        null,
                        null,
                        "This model's maximum context length is " + model.contextTokens
                                + " tokens, however you requested " + tokens
                                + " tokens (" + tokens
                                + " in your prompt; 0 for the completion). Please reduce your prompt; or completion length.");
            }
        }
        return inputs;
    }

    private static int dimensions(JsonNode body, SandboxModel model) {
        int dimensions = Fields.number(body, "dimensions", model.dimensions);
        if (dimensions < 1 || dimensions > model.dimensions) {
            throw ApiError.invalid(
                    "dimensions",
                    null,
                    "Invalid value for 'dimensions' = " + dimensions + ". Must be between 1 and " + model.dimensions
                            + ".");
        }
        return dimensions;
    }

    private static boolean base64(JsonNode body) {
        return switch (body.path("encoding_format").asString("float")) {
            case "base64" -> true;
            case "float" -> false;
            default ->
                throw ApiError.invalid(
                        "encoding_format",
                        "invalid_value",
                        "Invalid value for 'encoding_format'. Supported values are: 'float' and 'base64'.");
        };
    }
}
