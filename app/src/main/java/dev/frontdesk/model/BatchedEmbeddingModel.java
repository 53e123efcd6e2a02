package dev.frontdesk.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all embedding models share: batches of a size that every provider takes, and vectors of one length. */
abstract class BatchedEmbeddingModel implements EmbeddingModel {

    private static final int BATCH_MAX = 64;

    private final String name;
    private volatile int dimension;

    BatchedEmbeddingModel(String name) {
        this.name = name;
    }

    /** Asks the provider for one batch. */
    abstract float[] @Nullable [] vectors(List<String> texts, boolean question);

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        if (dimension == 0) {
            embedQuestion("dimension");
        }
        return dimension;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH_MAX) {
            vectors.addAll(batch(texts.subList(from, Math.min(texts.size(), from + BATCH_MAX)), false));
        }
        return vectors;
    }

    @Override
    public float[] embedQuestion(String text) {
        return batch(List.of(text), true).getFirst();
    }

    private List<float[]> batch(List<String> texts, boolean question) {
        float[] @Nullable [] vectors = vectors(texts, question);
        if (vectors.length != texts.size()) {
            throw ModelFailure.unavailable(
                    "Not a model", vectors.length + " vectors came back for " + texts.size() + " texts");
        }
        List<float[]> checked = new ArrayList<>(vectors.length);
        for (float @Nullable [] vector : vectors) {
            if (vector == null || vector.length == 0 || (dimension != 0 && vector.length != dimension)) {
                throw ModelFailure.unavailable(
                        "Not a model",
                        "A vector of " + (vector == null ? 0 : vector.length) + " numbers came back, not of "
                                + dimension);
            }
            dimension = vector.length;
            checked.add(vector);
        }
        return checked;
    }
}
