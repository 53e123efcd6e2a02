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
 * @param tools what it may have called
 * @param rounds of calls that were made for this request, oldest first
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
        Enclosed enclosed,
        List<ToolDefinition> tools,
        List<ToolRound> rounds) {

    public ChatRequest {
        passages = List.copyOf(passages);
        answered = List.copyOf(answered);
        unanswered = List.copyOf(unanswered);
        transcript = List.copyOf(transcript);
        tools = List.copyOf(tools);
        rounds = List.copyOf(rounds);
        if (transcript.isEmpty() || transcript.getLast().speaker() != Speaker.PERSON) {
            throw new IllegalArgumentException("The transcript must end with what the person says");
        }
    }

    /** Without tools. */
    public ChatRequest(
            String instructions,
            List<Passage> passages,
            List<String> answered,
            List<String> unanswered,
            List<Line> transcript,
            Language language,
            int replyTokensMax,
            Enclosed enclosed) {
        this(
                instructions,
                passages,
                answered,
                unanswered,
                transcript,
                language,
                replyTokensMax,
                enclosed,
                List.of(),
                List.of());
    }

    /** The same, with what may be called and what was. */
    public ChatRequest with(List<ToolDefinition> offered, List<ToolRound> made) {
        return new ChatRequest(
                instructions,
                passages,
                answered,
                unanswered,
                transcript,
                language,
                replyTokensMax,
                enclosed,
                offered,
                made);
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
