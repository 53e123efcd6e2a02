package dev.frontdesk.model;

import java.util.List;

/** Turns texts into vectors whose nearness is nearness in meaning. Thread-safe; blocks like {@link ChatModel}. */
public interface EmbeddingModel {

    /** Provider, address and model in one word: vectors of two names must never be compared. */
    String name();

    /** Length of its vectors. The first call may ask the provider. */
    int dimension();

    /**
     * Embeds passages of documents, in batches as the provider takes them.
     *
     * @return one vector a text, in the order of the texts
     * @throws ModelFailure when any of the batches failed
     */
    List<float[]> embed(List<String> texts);

    /** Embeds what a person asks. */
    float[] embedQuestion(String text);
}
