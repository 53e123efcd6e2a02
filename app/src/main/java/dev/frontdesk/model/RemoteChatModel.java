package dev.frontdesk.model;

import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ModelFailure.Kind;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A provider's model, asked through LangChain4j. */
final class RemoteChatModel implements ChatModel {

    private final dev.langchain4j.model.chat.ChatModel whole;
    private final StreamingChatModel streaming;
    private final IntFunction<ChatRequestParameters> limits;
    private final @Nullable String secret;

    /**
     * @param limits the parameters that keep a reply within so many tokens
     * @param secret never to appear in a failure
     */
    RemoteChatModel(
            dev.langchain4j.model.chat.ChatModel whole,
            StreamingChatModel streaming,
            IntFunction<ChatRequestParameters> limits,
            @Nullable String secret) {
        this.whole = whole;
        this.streaming = streaming;
        this.limits = limits;
        this.secret = secret;
    }

    @Override
    public ChatReply reply(ChatRequest request) {
        ChatResponse response;
        try {
            response = whole.chat(prompt(request));
        } catch (RuntimeException e) {
            throw Failures.of(e, secret);
        }
        return read(request, response);
    }

    @Override
    public ChatReply stream(ChatRequest request, Consumer<String> tokens) {
        Listener listener = new Listener(tokens);
        try {
            streaming.chat(prompt(request), listener);
        } catch (RuntimeException e) {
            listener.onError(e);
        }
        return read(request, listener.outcome());
    }

    private dev.langchain4j.model.chat.request.ChatRequest prompt(ChatRequest request) {
        return dev.langchain4j.model.chat.request.ChatRequest.builder()
                .messages(messages(request))
                .parameters(parameters(request))
                .build();
    }

    private static List<ChatMessage> messages(ChatRequest request) {
        List<ChatMessage> messages = new ArrayList<>(Prompt.messages(request));
        messages.addAll(LangChainTools.messages(request.rounds()));
        return messages;
    }

    private ChatRequestParameters parameters(ChatRequest request) {
        ChatRequestParameters within = limits.apply(request.replyTokensMax());
        return request.tools().isEmpty()
                ? within
                : within.overrideWith(ChatRequestParameters.builder()
                        .toolSpecifications(LangChainTools.specifications(request.tools()))
                        .build());
    }

    private static ChatReply read(ChatRequest request, ChatResponse response) {
        @Nullable String text = response.aiMessage().text();
        List<ToolCall> calls = LangChainTools.calls(response.aiMessage());
        boolean silent = calls.isEmpty() && (text == null || text.isBlank());
        if (response.finishReason() == FinishReason.CONTENT_FILTER || silent) {
            throw new ModelFailure(
                    Kind.REFUSED, "Refused", "The model gave no text (" + response.finishReason() + ")", null);
        }
        @Nullable TokenUsage usage = response.tokenUsage();
        return new ChatReply(
                text == null ? "" : text.strip(),
                request.passages(),
                usage == null ? Usage.NONE : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount())),
                calls,
                calls.isEmpty() ? null : response.aiMessage());
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /** Gathers what the stream ends with; the stream runs on the thread of the caller. */
    private final class Listener implements StreamingChatResponseHandler {
        private final Consumer<String> tokens;
        private @Nullable ChatResponse response;
        private @Nullable Throwable error;
        private @Nullable RuntimeException refusedByCaller;

        Listener(Consumer<String> tokens) {
            this.tokens = tokens;
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            if (refusedByCaller != null) {
                return;
            }
            try {
                tokens.accept(part.text());
            } catch (RuntimeException e) {
                refusedByCaller = e;
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse complete) {
            response = complete;
        }

        @Override
        public void onError(Throwable thrown) {
            if (error == null) {
                error = thrown;
            }
        }

        ChatResponse outcome() {
            if (refusedByCaller != null) {
                throw refusedByCaller;
            }
            if (error != null) {
                throw Failures.of(error, secret);
            }
            if (response == null || response.finishReason() == null) {
                throw ModelFailure.unavailable("No connection", "The model's answer broke off");
            }
            return response;
        }
    }
}
