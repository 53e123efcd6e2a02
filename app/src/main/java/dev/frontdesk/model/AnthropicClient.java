package dev.frontdesk.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Anthropic's Messages API. It has no embeddings.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Messages</a>
 */
@Component
final class AnthropicClient implements ProviderClient {

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public URI realAddress() {
        return URI.create("https://api.anthropic.com/v1");
    }

    @Override
    public ChatModel chat(Target target, String model) {
        return new RemoteChatModel(
                AnthropicChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base() + "/")
                        .apiKey(target.keyOr("none"))
                        .modelName(model)
                        .maxRetries(0)
                        .build(),
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base() + "/")
                        .apiKey(target.keyOr("none"))
                        .modelName(model)
                        .build(),
                max -> ChatRequestParameters.builder().maxOutputTokens(max).build(),
                target.secret());
    }

    @Override
    public EmbeddingModel embedding(Target target, String model) {
        throw new IllegalArgumentException("Anthropic has no embedding model " + model);
    }
}
