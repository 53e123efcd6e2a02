package dev.frontdesk.model;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param instructions what the operator of the project wants, trusted
 * @param passages from the business's documents, most relevant first: data, whatever they say
 * @param answered the parts of the question that the search expects the passages to answer, with what they follow up
 * @param unanswered the other parts
 * @param transcript oldest first; the last line is the person's
 * @param language the person's, as far as it could be told
 * @param replyTokensMax longest reply in the model's tokens
 * @param enclosed what the person sent with their last words
 */
public record ChatRequest(
        String instructions,
        List<Passage> passages,
        List<String> answered,
        List<String> unanswered,
        List<Line> transcript,
        Language language,
        int replyTokensMax,
        Enclosed enclosed) {

    public ChatRequest {
        passages = List.copyOf(passages);
        answered = List.copyOf(answered);
        unanswered = List.copyOf(unanswered);
        transcript = List.copyOf(transcript);
        if (transcript.isEmpty() || transcript.getLast().speaker() != Speaker.PERSON) {
            throw new IllegalArgumentException("The transcript must end with what the person says");
        }
    }

    /** Words alone. */
    public ChatRequest(
            String instructions,
            List<Passage> passages,
            List<String> answered,
            List<String> unanswered,
            List<Line> transcript,
            Language language,
            int replyTokensMax) {
        this(instructions, passages, answered, unanswered, transcript, language, replyTokensMax, Enclosed.NOTHING);
    }

    /** A question of one part. */
    public ChatRequest(
            String instructions,
            List<Passage> passages,
            boolean convincing,
            List<Line> transcript,
            Language language,
            int replyTokensMax) {
        this(
                instructions,
                passages,
                convincing ? List.of(transcript.getLast().text()) : List.of(),
                convincing ? List.of() : List.of(transcript.getLast().text()),
                transcript,
                language,
                replyTokensMax);
    }

    /** Whether the search believes that the passages answer the question, or a part of it. */
    public boolean convincing() {
        return !answered.isEmpty();
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
