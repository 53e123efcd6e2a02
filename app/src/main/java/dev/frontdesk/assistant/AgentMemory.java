package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.conversation.TurnRunner.Line.Author;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent remembers of a conversation: what it was itself told and said, what people of the business wrote, and the
 * last few messages before it was called.
 */
final class AgentMemory {

    /** Enough to know what the person came with. */
    private static final int BEFORE_MAX = 4;

    private AgentMemory() {}

    /**
     * A message of the person belongs to the agent that said something next.
     *
     * @param lines oldest first
     * @param agent command of the agent that answers now; null where the project has none: it remembers all
     */
    static List<Line> of(List<Line> lines, @Nullable String agent) {
        if (agent == null) {
            return lines;
        }
        List<Line> kept = new ArrayList<>();
        String speaking = agent;
        int before = 0;
        boolean calledAgain = false;
        for (Line line : lines.reversed()) {
            if (line.agent() != null) {
                calledAgain |= before > 0 && agent.equals(line.agent());
                speaking = line.agent();
            }
            boolean own = agent.equals(speaking) || line.author() == Author.PERSON;
            if (own) {
                kept.add(line);
            } else if (!calledAgain && before < BEFORE_MAX) {
                before++;
                kept.add(line);
            }
        }
        return kept.reversed();
    }
}
