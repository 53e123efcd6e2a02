package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What the model has been told to answer; the first rule that matches wins. */
final class Script {

    private record Lines(ArrayNode source, List<Rule> rules) {}

    private volatile Lines lines = new Lines(Json.MAPPER.createArrayNode(), List.of());

    void replace(JsonNode source) {
        if (!(source instanceof ArrayNode array)) {
            throw new Problem(400, "The script is an array of rules; [] clears it.");
        }
        List<Rule> rules = new ArrayList<>();
        array.forEach(node -> rules.add(Rule.read(node)));
        lines = new Lines(array, List.copyOf(rules));
    }

    void clear() {
        replace(Json.MAPPER.createArrayNode());
    }

    JsonNode source() {
        return lines.source;
    }

    Optional<Rule> ruleFor(ChatRequest request) {
        List<Rule> rules = lines.rules;
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        String question = request.question();
        return rules.stream().filter(rule -> rule.takes(request, question)).findFirst();
    }
}
