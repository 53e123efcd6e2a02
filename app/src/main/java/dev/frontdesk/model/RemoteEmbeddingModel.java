package dev.frontdesk.model;

import dev.langchain4j.data.segment.TextSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider's embedding model, asked through LangChain4j. */
final class RemoteEmbeddingModel extends BatchedEmbeddingModel {

    private final dev.langchain4j.model.embedding.EmbeddingModel passages;
    private final dev.langchain4j.model.embedding.EmbeddingModel questions;
    private final @Nullable String secret;

    RemoteEmbeddingModel(
            String name,
            dev.langchain4j.model.embedding.EmbeddingModel passages,
            dev.langchain4j.model.embedding.EmbeddingModel questions,
            @Nullable String secret) {
        super(name);
        this.passages = passages;
        this.questions = questions;
        this.secret = secret;
    }

    @Override
    float[] @Nullable [] vectors(List<String> texts, boolean question) {
        try {
            return (question ? questions : passages)
                    .embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                            .map(embedding -> embedding.vector())
                            .toArray(float[][]::new);
        } catch (RuntimeException e) {
            throw Failures.of(e, secret);
        }
    }
}
