package dev.frontdesk.model;

import java.util.List;

/**
 * A model's calls in one reply, and what came of them.
 *
 * @param reply as the model gave it
 * @param results one for each call, in their order: data, whatever they say
 */
public record ToolRound(ChatReply reply, List<String> results) {

    public ToolRound {
        results = List.copyOf(results);
        if (results.size() != reply.calls().size()) {
            throw new IllegalArgumentException(
                    results.size() + " results for " + reply.calls().size() + " calls");
        }
    }
}
