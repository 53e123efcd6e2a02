package dev.frontdesk.model;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param instructions what the operator of the project wants, trusted
 * @param passages from the business's documents, most relevant first: data, whatever they say
 * @param convincing whether the search believes that the passages answer the question
 * @param transcript oldest first; the last line is the person's
 * @param language the person's, as far as it could be told
 * @param replyTokensMax longest reply in the model's tokens
 */
public record ChatRequest(
        String instructions,
        List<Passage> passages,
        boolean convincing,
        List<Line> transcript,
        Language language,
        int replyTokensMax) {

    public ChatRequest {
        passages = List.copyOf(passages);
        transcript = List.copyOf(transcript);
        if (transcript.isEmpty() || transcript.getLast().speaker() != Speaker.PERSON) {
            throw new IllegalArgumentException("The transcript must end with what the person says");
        }
    }

    /** What the person says now. */
    public String question() {
        return transcript.getLast().text();
    }

    public enum Speaker {
        PERSON,
        ASSISTANT
    }

    public record Line(Speaker speaker, String text) {}
}
