package dev.frontdesk.conversation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a reply of the assistant came about. Kept with the reply, for as long as that.
 *
 * @param agent command of the agent that answered; null where the project has none
 * @param instructionsLength of the house rules and prompts, in characters
 * @param transcriptLines messages that the model was shown, the person's last included
 * @param transcriptLength of these, in characters
 * @param summarized whether a summary stood for what was said earlier
 * @param passages that were found, best first
 * @param rounds of asking the model, in their order; one without a model where a button had something done
 * @param milliseconds of it all
 * @param cost at the project's prices; null where none is set, or no model was asked
 */
public record Steps(
        @Nullable String agent,
        int instructionsLength,
        int transcriptLines,
        int transcriptLength,
        boolean summarized,
        List<Passage> passages,
        List<Round> rounds,
        long milliseconds,
        @Nullable Cost cost) {

    public Steps {
        passages = List.copyOf(passages);
        rounds = List.copyOf(rounds);
    }

    /**
     * @param heading path above it, may be empty
     * @param score comparable within one reply only; higher is better
     */
    public record Passage(String title, String heading, double score) {}

    /**
     * One question to a model, and what it had called.
     *
     * @param model as the provider names it, {@code built-in}, or null for a button
     * @param outcome {@code answered}, {@code called}, or of a failure {@code bad_key}, {@code rate_limited},
     *     {@code too_long}, {@code refused} or {@code unavailable}
     * @param problem the failure in the provider's words; else null
     * @param inputTokens as the provider counts them, else guessed from the length; 0 of the built-in responder
     */
    public record Round(
            @Nullable String model,
            String outcome,
            @Nullable String problem,
            int inputTokens,
            int outputTokens,
            long milliseconds,
            List<Call> calls) {

        public Round {
            calls = List.copyOf(calls);
        }
    }

    /**
     * @param outcome {@code done}, {@code confirmation_required}, or why it was refused
     * @param arguments in JSON, long values cut, secrets as dots
     */
    public record Call(String tool, String outcome, String arguments, long milliseconds) {}

    /** @param currency ISO 4217 */
    public record Cost(BigDecimal amount, String currency) {}

    public List<Call> calls() {
        return rounds.stream().flatMap(round -> round.calls().stream()).toList();
    }

    /** What a model was given and gave, in tokens. */
    public int tokens() {
        return rounds.stream()
                .mapToInt(round -> round.inputTokens() + round.outputTokens())
                .sum();
    }
}
