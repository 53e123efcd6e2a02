package dev.frontdesk.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What is expected of an answer.
 *
 * @param facts of each at least one of its phrases must stand in the answer; {@code word*} also begins longer words
 * @param forbidden phrases of which none may
 * @param calls tools that must be called
 */
public record Expected(List<List<String>> facts, List<String> forbidden, List<ExpectedCall> calls) {

    static final Expected NOTHING = new Expected(List.of(), List.of(), List.of());

    /** @param arguments of which each must be given as here; others may be given beside */
    public record ExpectedCall(String tool, Map<String, Object> arguments) {

        public ExpectedCall {
            arguments = Map.copyOf(arguments);
        }
    }

    public Expected {
        facts = facts.stream().map(List::copyOf).toList();
        forbidden = List.copyOf(forbidden);
        calls = List.copyOf(calls);
    }

    public boolean isNothing() {
        return facts.isEmpty() && forbidden.isEmpty() && calls.isEmpty();
    }
}
