package dev.frontdesk.model;

import java.net.URI;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI, and the many servers that speak its chat completions and embeddings. */
@Component
final class OpenAiClient implements ProviderClient {

    private static final URI REAL = URI.create("https://api.openai.com/v1");

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public Provider provider() {
        return Provider.OPENAI;
    }

    @Override
    public URI realAddress() {
        return REAL;
    }

    @Override
    public ChatModel chat(Target target, String model) {
        return new OpenAiChatModel(new OpenAiWire(target, json), model, isReal(target));
    }

    @Override
    public EmbeddingModel embedding(Target target, String model) {
        return new OpenAiEmbeddingModel(target.nameOf(provider(), model), new OpenAiWire(target, json), model);
    }

    @Override
    public TranscriptionModel transcription(Target target, String model) {
        return new OpenAiTranscriptionModel(new OpenAiWire(target, json), model);
    }

    private static boolean isReal(Target target) {
        return REAL.getHost().equals(target.address().getHost());
    }
}
