package dev.frontdesk.model;

import java.util.List;

/**
 * What a model answered.
 *
 * @param text Markdown; may cite {@code [n]}, counting {@link ChatRequest#passages()} from 1
 * @param given the passages that the model really had before it
 */
public record ChatReply(String text, List<Passage> given, Usage usage) {

    public ChatReply {
        given = List.copyOf(given);
    }

    /** Tokens as the provider counts them; 0 where it does not tell. */
    public record Usage(int inputTokens, int outputTokens) {

        public static final Usage NONE = new Usage(0, 0);
    }
}
