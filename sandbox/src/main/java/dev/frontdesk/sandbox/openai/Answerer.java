package dev.frontdesk.sandbox.openai;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Answers without a script: quotes the sentences of the material that have most in common with the question, and says
 * that it does not know when too little of the question is covered.
 */
final class Answerer {

    /** Share of the question's weight that a quotation must cover. */
    private static final double COVERAGE_MIN = 0.45;

    private static final double HEADING_SHARE = 0.8;
    private static final int STEMS_MAX = 64;
    private static final int ITEMS_MAX = 5;
    private static final int RESULT_LENGTH_MAX = 600;

    private static final Set<String> GREETINGS = Set.of(
            "hello",
            "hi",
            "hey",
            "good morning",
            "good afternoon",
            "good evening",
            "/start",
            "привет",
            "здравствуйте",
            "добрый день",
            "доброе утро",
            "добрый вечер",
            "привіт",
            "вітаю",
            "добрий день",
            "доброго дня",
            "добрий ранок",
            "добрий вечір",
            "доброго вечора",
            "доброго ранку");

    private final Map<String, Integer> wanted = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Language language;

    /** A sentence with the stems of the question that it and its heading have, as bits. */
    private record Found(Section section, int index, long own, long heading) {

        Section.Sentence sentence() {
            return section.sentences().get(index);
        }
    }

    private Answerer(Material material) {
        language = Language.of(material.question());
        for (String stem : new LinkedHashSet<>(Stems.of(material.question()))) {
            if (wanted.size() < STEMS_MAX) {
                wanted.put(stem, wanted.size());
            }
        }
        material.passages().forEach(this::read);
    }

    static String answer(ChatRequest request) {
        String question = request.question().strip();
        if (GREETINGS.contains(question.toLowerCase(java.util.Locale.ROOT).replaceAll("[!.,)\\s]+$", ""))) {
            return Language.of(question).greeting;
        }
        ChatMessage result = request.lastToolResult();
        if (result != null) {
            return toolResult(result.text());
        }
        return new Answerer(Material.of(request)).best();
    }

    private void read(String passage) {
        for (Section section : Section.of(passage)) {
            long heading = bits(section.heading());
            for (int i = 0; i < section.sentences().size(); i++) {
                found.add(new Found(section, i, bits(section.sentences().get(i).text()), heading));
            }
        }
    }

    private long bits(String text) {
        long[] bits = new long[1];
        Stems.each(text, 0, text.length(), stem -> {
            Integer bit = wanted.get(stem);
            if (bit != null) {
                bits[0] |= 1L << bit;
            }
        });
        return bits[0];
    }

    private String best() {
        double[] weights = weights();
        double whole = 0;
        for (double weight : weights) {
            whole += weight;
        }
        ToDoubleFunction<Found> score =
                each -> sum(weights, each.own) + HEADING_SHARE * sum(weights, each.heading & ~each.own);
        Found best = null;
        double bestScore = 0;
        for (Found each : found) {
            double its = score.applyAsDouble(each);
            if (its > bestScore + 1e-9) {
                best = each;
                bestScore = its;
            }
        }
        return best == null || bestScore < whole * COVERAGE_MIN ? language.unknown : quote(best, weights);
    }

    /** A stem weighs more the fewer sentences have it; one that none has weighs most. */
    private double[] weights() {
        double[] weights = new double[wanted.size()];
        for (int bit = 0; bit < weights.length; bit++) {
            long mask = 1L << bit;
            long with = found.stream()
                    .filter(each -> ((each.own | each.heading) & mask) != 0)
                    .count();
            weights[bit] = Math.log(1 + (found.size() + 1.0) / (with + 0.5));
        }
        return weights;
    }

    private static double sum(double[] weights, long bits) {
        double sum = 0;
        for (int bit = 0; bit < weights.length; bit++) {
            sum += (bits >>> bit & 1) * weights[bit];
        }
        return sum;
    }

    private String quote(Found best, double[] weights) {
        List<Section.Sentence> all = best.section.sentences();
        String heading = best.section.heading();
        boolean headingAlone = best.own == 0;
        if (best.sentence().item()) {
            String items = (headingAlone
                            ? all.subList(best.index, Math.min(all.size(), best.index + ITEMS_MAX))
                            : List.of(best.sentence()))
                    .stream().map(item -> "- " + item.text()).collect(Collectors.joining("\n"));
            return heading.isEmpty() ? items : "**" + heading + "**\n\n" + items;
        }
        String quotation = best.sentence().text();
        if (best.index + 1 < all.size() && !all.get(best.index + 1).item()) {
            Found next = new Found(
                    best.section, best.index + 1, bits(all.get(best.index + 1).text()), best.heading);
            if (headingAlone || sum(weights, next.own) > 0) {
                quotation += " " + next.sentence().text();
            }
        }
        return quotation;
    }

    private static String toolResult(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node.isObject() && !node.isEmpty()) {
                return clip(node.properties().stream()
                        .map(field -> "- **" + field.getKey() + "**: "
                                + (field.getValue().isString()
                                        ? field.getValue().stringValue()
                                        : field.getValue()))
                        .collect(Collectors.joining("\n")));
            }
        } catch (JacksonException plainText) {
            // Tools may answer in words.
        }
        return clip(text);
    }

    private static String clip(String text) {
        return text.length() <= RESULT_LENGTH_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, RESULT_LENGTH_MAX / 2)) + "…";
    }
}
