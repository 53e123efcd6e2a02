package dev.frontdesk.model;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ollama, on the operator's machine or behind a proxy that wants a key.
 *
 * @see <a href="https://docs.ollama.com/api">API</a>
 */
@Component
final class OllamaClient implements ProviderClient {

    /** Ollama reads far less unless told otherwise, and silently forgets the beginning: our instructions. */
    private static final int CONTEXT_TOKENS = 16_384;

    @Override
    public Provider provider() {
        return Provider.OLLAMA;
    }

    @Override
    public URI realAddress() {
        return URI.create("http://127.0.0.1:11434");
    }

    @Override
    public ChatModel chat(Target target, String model) {
        return new RemoteChatModel(
                OllamaChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base())
                        .customHeaders(headers(target))
                        .modelName(model)
                        .numCtx(CONTEXT_TOKENS)
                        .maxRetries(0)
                        .build(),
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base())
                        .customHeaders(headers(target))
                        .modelName(model)
                        .numCtx(CONTEXT_TOKENS)
                        .build(),
                max -> ChatRequestParameters.builder().maxOutputTokens(max).build(),
                target.secret());
    }

    private static Map<String, String> headers(Target target) {
        return target.key() == null ? Map.of() : Map.of("Authorization", "Bearer " + target.keyOr(""));
    }

    @Override
    public EmbeddingModel embedding(Target target, String model) {
        OllamaEmbeddingModel embedding = OllamaEmbeddingModel.builder()
                .httpClientBuilder(new LangChainHttp(target.http()))
                .baseUrl(target.base())
                .customHeaders(headers(target))
                .modelName(model)
                .maxRetries(0)
                .build();
        return new RemoteEmbeddingModel(target.nameOf(provider(), model), embedding, embedding, target.secret());
    }
}
