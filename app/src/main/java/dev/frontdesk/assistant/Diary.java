package dev.frontdesk.assistant;

import dev.frontdesk.conversation.Steps;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatReply.Usage;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.Prices;
import dev.frontdesk.tool.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down, while a turn runs, how its reply comes about. For the turn's own thread alone. */
final class Diary {

    private static final int PROBLEM_MAX = 300;
    private static final String BUILT_IN = "built-in";

    private final long begun = System.nanoTime();
    private final @Nullable String agent;
    private final List<Steps.Passage> passages = new ArrayList<>();
    private final List<Steps.Round> rounds = new ArrayList<>();
    private int instructionsLength;
    private int transcriptLines;
    private int transcriptLength;
    private boolean summarized;

    Diary(@Nullable String agent) {
        this.agent = agent;
    }

    /** What the model is shown first. */
    void prepared(ChatRequest request, Found found, boolean withSummary) {
        instructionsLength = request.instructions().length();
        transcriptLines = request.transcript().size();
        transcriptLength = request.transcript().stream()
                .mapToInt(line -> line.text().length())
                .sum();
        summarized = withSummary;
        found.hits().forEach(hit -> passages.add(new Steps.Passage(hit.title(), hit.heading(), hit.score())));
    }

    /** @param since {@code System.nanoTime()} before it was asked */
    void answered(String model, Usage usage, ChatReply reply, long since) {
        rounds.add(new Steps.Round(
                model,
                reply.calls().isEmpty() ? "answered" : "called",
                null,
                usage.inputTokens(),
                usage.outputTokens(),
                millis(since),
                List.of()));
    }

    void failed(String model, ModelFailure failure, long since) {
        rounds.add(new Steps.Round(
                model,
                failure.kind().name().toLowerCase(Locale.ROOT),
                Transcript.cut(String.valueOf(failure.getMessage()), PROBLEM_MAX),
                0,
                0,
                millis(since),
                List.of()));
    }

    /** It was not asked at all. */
    void withheld(String model) {
        rounds.add(new Steps.Round(model, "budget_spent", null, 0, 0, 0, List.of()));
    }

    /** What the model that was asked last had called. */
    void called(List<Made> made) {
        if (made.isEmpty()) {
            return;
        }
        Steps.Round last = rounds.removeLast();
        rounds.add(new Steps.Round(
                last.model(),
                last.outcome(),
                last.problem(),
                last.inputTokens(),
                last.outputTokens(),
                last.milliseconds(),
                calls(made)));
    }

    /** What a button had done; null: nothing. */
    static Steps pressed(@Nullable String agent, @Nullable Made made) {
        Diary diary = new Diary(agent);
        if (made != null) {
            diary.rounds.add(
                    new Steps.Round(null, "called", null, 0, 0, made.took().toMillis(), calls(List.of(made))));
        }
        return diary.steps(null);
    }

    /** What the built-in responder had done by itself. */
    static Steps phrased(@Nullable String agent, List<Made> made) {
        Diary diary = new Diary(agent);
        long took = made.stream().mapToLong(each -> each.took().toMillis()).sum();
        diary.rounds.add(new Steps.Round(BUILT_IN, "called", null, 0, 0, took, calls(made)));
        return diary.steps(null);
    }

    private static List<Steps.Call> calls(List<Made> made) {
        return made.stream()
                .map(each -> new Steps.Call(
                        each.tool(),
                        each.code(),
                        Masked.arguments(each.arguments()),
                        each.took().toMillis()))
                .toList();
    }

    /** @param prices null: not known */
    Steps steps(@Nullable Prices prices) {
        return new Steps(
                agent,
                instructionsLength,
                transcriptLines,
                transcriptLength,
                summarized,
                passages,
                rounds,
                millis(begun),
                cost(prices));
    }

    private Steps.@Nullable Cost cost(@Nullable Prices prices) {
        long input = rounds.stream().mapToLong(Steps.Round::inputTokens).sum();
        long output = rounds.stream().mapToLong(Steps.Round::outputTokens).sum();
        return prices == null || input + output == 0
                ? null
                : new Steps.Cost(prices.of(input, output), prices.currency());
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
