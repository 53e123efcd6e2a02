package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A unit vector of a text: its stems and their trigrams hashed with signs into the dimensions. The same text always has
 * the same vector, and texts that share words or parts of words lie near each other.
 */
record TextVector(float[] values) {

    private static final double TRIGRAM_WEIGHT = 0.3;

    static TextVector of(String text, int dimensions) {
        Map<String, Integer> counts = new HashMap<>();
        Stems.each(text, 0, text.length(), stem -> counts.merge(stem, 1, Integer::sum));
        double[] sums = new double[dimensions];
        counts.forEach((stem, count) -> add(sums, stem, 1 + Math.log(count)));
        if (counts.isEmpty()) {
            add(sums, text.strip().isEmpty() ? " " : text, 1);
        }
        double length = 0;
        for (double sum : sums) {
            length += sum * sum;
        }
        double scale = length == 0 ? 0 : 1 / Math.sqrt(length);
        float[] values = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            values[i] = (float) (sums[i] * scale);
        }
        return new TextVector(values);
    }

    private static void add(double[] sums, String stem, double weight) {
        put(sums, stem, weight);
        String framed = "^" + stem + "$";
        for (int i = 0; i + 3 <= framed.length(); i++) {
            put(sums, framed.substring(i, i + 3), weight * TRIGRAM_WEIGHT);
        }
    }

    private static void put(double[] sums, String feature, double weight) {
        // Spread the weak low bits of String.hashCode over the whole word.
        int hash = feature.hashCode() * 0x9E3779B1;
        hash = (hash ^ (hash >>> 15)) * 0x85EBCA6B;
        hash ^= hash >>> 13;
        sums[Integer.remainderUnsigned(hash >>> 1, sums.length)] += (hash & 1) == 0 ? weight : -weight;
    }

    double cosine(TextVector other) {
        double product = 0;
        for (int i = 0; i < values.length; i++) {
            product += values[i] * other.values[i];
        }
        return product;
    }

    JsonNode numbers() {
        ArrayNode numbers = Json.MAPPER.createArrayNode();
        for (float value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    String base64() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
