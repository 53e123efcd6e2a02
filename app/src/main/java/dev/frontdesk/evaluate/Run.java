package dev.frontdesk.evaluate;

import dev.frontdesk.assistant.Rehearsing.PlayedCall;
import dev.frontdesk.evaluate.Judge.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an assistant did.
 *
 * @param kind {@code questions}, or {@code conversations} where two versions are compared
 * @param otherVersion compared with; null of questions
 * @param status {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param problem why it failed; else null
 * @param total answers there are to be had
 * @param passed of those that are done
 * @param cost at the project's prices; null: not known
 * @param author whoever started it
 */
public record Run(
        UUID id,
        String kind,
        int version,
        @Nullable Integer otherVersion,
        String status,
        @Nullable String problem,
        int total,
        int done,
        int passed,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable String author,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /**
     * One answer.
     *
     * @param questionId null: of a stored conversation
     * @param storedAnswer what was answered then; null: nothing, or it is a question
     * @param passed null: nothing was expected
     * @param sources titles of the documents it stands on
     */
    public record Result(
            int ordinal,
            int version,
            @Nullable UUID questionId,
            @Nullable UUID conversationId,
            String question,
            @Nullable String storedAnswer,
            String answer,
            @Nullable Boolean passed,
            List<Reason> reasons,
            List<String> sources,
            List<PlayedCall> calls,
            long durationMillis,
            int inputTokens,
            int outputTokens) {}

    public boolean running() {
        return status.equals("running");
    }

    /** Per cent, rounded down, so that 100 means all. */
    public int passRate() {
        return total == 0 ? 0 : passed * 100 / total;
    }
}
