package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ChatRequest.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent has before it of a conversation when it answers.
 *
 * @param summary of all before the lines; null: there is nothing before them, or nobody summed it up yet
 * @param lines what it remembers word by word, oldest first
 */
record Recollection(@Nullable Summary summary, List<Line> lines) {

    /** What the model is shown of a transcript, at most; above it the older part is summed up. */
    static final int TOKENS_MAX = 6_000;

    /** What stays word by word when the rest is summed up. */
    private static final int TOKENS_KEPT = 3_000;

    /** Beyond these a transcript is no longer read: what is older must be summed up before. */
    private static final int LINES_MAX = 50;

    Recollection {
        lines = List.copyOf(lines);
    }

    static int tokens(List<Line> lines) {
        return lines.stream().mapToInt(line -> Tokens.in(line.text().length())).sum();
    }

    /** Whether there may be a summary of what was said before. */
    static boolean mayBeLong(List<Line> transcript, List<Line> remembered) {
        return transcript.size() >= LINES_MAX || tokens(remembered) > TOKENS_KEPT;
    }

    /** What the model is shown: the summary, then what fits, then what the person says now. */
    List<ChatRequest.Line> shown(Turn turn) {
        List<ChatRequest.Line> shown = new ArrayList<>();
        if (summary != null) {
            shown.add(new ChatRequest.Line(Speaker.PERSON, "(Said earlier, in short: " + summary.text() + ")"));
        }
        shown.addAll(Transcript.lines(turn, lines, TOKENS_MAX));
        return shown;
    }

    /** The older part that should be summed up now; empty: nothing yet. */
    List<Line> toSumUp() {
        if (tokens(lines) <= TOKENS_MAX && lines.size() < LINES_MAX) {
            return List.of();
        }
        int kept = 0;
        int from = lines.size();
        while (from > 0 && lines.size() - from < LINES_MAX / 2) {
            kept += Tokens.in(lines.get(from - 1).text().length());
            if (kept > TOKENS_KEPT) {
                break;
            }
            from--;
        }
        return lines.subList(0, from);
    }

    /** Up to where a summary of these lines reaches; null where they are stored nowhere. */
    static @Nullable UUID upto(List<Line> lines) {
        return lines.isEmpty() ? null : lines.getLast().id();
    }
}
