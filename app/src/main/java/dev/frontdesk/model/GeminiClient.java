package dev.frontdesk.model;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel.TaskType;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Google's Gemini API with a key. Passages and questions are embedded differently.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 */
@Component
final class GeminiClient implements ProviderClient {

    @Override
    public Provider provider() {
        return Provider.GEMINI;
    }

    @Override
    public URI realAddress() {
        return URI.create("https://generativelanguage.googleapis.com/v1beta");
    }

    @Override
    public ChatModel chat(Target target, String model) {
        return new RemoteChatModel(
                GoogleAiGeminiChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base())
                        .apiKey(target.keyOr("none"))
                        .modelName(model)
                        .maxRetries(0)
                        .build(),
                GoogleAiGeminiStreamingChatModel.builder()
                        .httpClientBuilder(new LangChainHttp(target.http()))
                        .baseUrl(target.base())
                        .apiKey(target.keyOr("none"))
                        .modelName(model)
                        .build(),
                max -> ChatRequestParameters.builder().maxOutputTokens(max).build(),
                target.secret());
    }

    @Override
    public EmbeddingModel embedding(Target target, String model) {
        return new RemoteEmbeddingModel(
                target.nameOf(provider(), model),
                embedding(target, model, TaskType.RETRIEVAL_DOCUMENT),
                embedding(target, model, TaskType.RETRIEVAL_QUERY),
                target.secret());
    }

    private static GoogleAiEmbeddingModel embedding(Target target, String model, TaskType task) {
        return GoogleAiEmbeddingModel.builder()
                .httpClientBuilder(new LangChainHttp(target.http()))
                .baseUrl(target.base())
                .apiKey(target.keyOr("none"))
                .modelName(model)
                .taskType(task)
                .maxRetries(0)
                .build();
    }
}
