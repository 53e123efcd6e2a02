package dev.frontdesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text Markdown; may cite {@code [n]}, counting {@link ChatRequest#passages()} from 1
 * @param calls what it wants called before it goes on; the text is then only a remark
 * @param echo the provider's own form of it, which must go back with the results; null: it needs none
 * @param given the passages that the model really had before it
 */
public record ChatReply(
        String text,
        List<Passage> given,
        Usage usage,
        List<ToolCall> calls,
        @Nullable Object echo) {

    public ChatReply {
        given = List.copyOf(given);
        calls = List.copyOf(calls);
    }

    /** Words alone. */
    public ChatReply(String text, List<Passage> given, Usage usage) {
        this(text, given, usage, List.of(), null);
    }

    /** Tokens as the provider counts them; 0 where it does not tell. */
    public record Usage(int inputTokens, int outputTokens) {

        public static final Usage NONE = new Usage(0, 0);
    }
}
