package dev.frontdesk.model;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings as OpenAI defines them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">Create embeddings</a>
 */
final class OpenAiEmbeddingModel extends BatchedEmbeddingModel {

    private final OpenAiWire wire;
    private final String model;

    OpenAiEmbeddingModel(String name, OpenAiWire wire, String model) {
        super(name);
        this.wire = wire;
        this.model = model;
    }

    @Override
    float[][] vectors(List<String> texts, boolean question) {
        ObjectNode body = wire.object().put("model", model).put("encoding_format", "float");
        ArrayNode input = body.putArray("input");
        texts.forEach(input::add);
        JsonNode data = wire.call("/embeddings", body).path("data");
        float[][] vectors = new float[data.size()][];
        for (int i = 0; i < vectors.length; i++) {
            JsonNode numbers = data.path(i).path("embedding");
            // Their order is promised by the index alone.
            int index = data.path(i).path("index").asInt(i);
            float[] vector = new float[numbers.size()];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = numbers.path(j).floatValue();
            }
            vectors[Math.clamp(index, 0, vectors.length - 1)] = vector;
        }
        return vectors;
    }
}
