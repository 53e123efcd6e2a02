package dev.frontdesk.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two versions, line by line. */
public final class Difference {

    private static final int CELLS_MAX = 4_000_000;

    private Difference() {}

    /**
     * @param part {@code prompt}, {@code language}, {@code model}, {@code tools}, or an agent's command
     * @param lines all of the part, those that stayed included
     */
    public record Part(String part, List<Line> lines) {}

    /** @param sign {@code +} came, {@code -} went, or a space */
    public record Line(String sign, String text) {}

    /** Only the parts that differ. */
    static List<Part> between(Settings before, Settings after) {
        Map<String, List<String>> old = parts(before);
        Map<String, List<String>> fresh = parts(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), fresh.get(name)))
                .map(name ->
                        new Part(name, lines(old.getOrDefault(name, List.of()), fresh.getOrDefault(name, List.of()))))
                .toList();
    }

    private static Map<String, List<String>> parts(Settings settings) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put(
                "prompt",
                settings.prompt().isEmpty()
                        ? List.of()
                        : settings.prompt().lines().toList());
        parts.put("language", List.of(settings.language()));
        List<String> model = new ArrayList<>(List.of("provider: " + settings.provider()));
        add(model, "model", settings.model());
        add(model, "baseUrl", settings.baseUrl());
        add(model, "embeddingModel", settings.embeddingModel());
        add(model, "sight", settings.sight());
        add(model, "transcriptionModel", settings.transcriptionModel());
        add(model, "fallbackModel", settings.fallbackModel());
        add(model, "inputPrice", settings.inputPrice());
        add(model, "outputPrice", settings.outputPrice());
        add(model, "priceCurrency", settings.priceCurrency());
        parts.put("model", model);
        parts.put(
                "tools",
                settings.areasOff().stream().map(area -> area + ": off").toList());
        settings.agents().forEach(agent -> {
            List<String> lines = new ArrayList<>(List.of("name: " + agent.name(), "rank: " + agent.rank()));
            add(lines, "model", agent.model());
            add(lines, "fallbackModel", agent.fallback());
            add(lines, "tools", agent.tools().isEmpty() ? null : String.join(", ", agent.tools()));
            agent.prompt().lines().forEach(lines::add);
            parts.put(agent.command(), lines);
        });
        return parts;
    }

    private static void add(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.add(name + ": " + value);
        }
    }

    static List<Line> lines(List<String> before, List<String> after) {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, start).forEach(text -> lines.add(new Line(" ", text)));
        lines.addAll(middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
        before.subList(before.size() - end, before.size()).forEach(text -> lines.add(new Line(" ", text)));
        return lines;
    }

    /** By the longest common subsequence; too much of it counts as all different. */
    private static List<Line> middle(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        int rows = before.size();
        int columns = after.size();
        boolean compared = (long) (rows + 1) * (columns + 1) <= CELLS_MAX;
        int[][] common = compared ? new int[rows + 1][columns + 1] : new int[0][0];
        for (int i = rows - 1; compared && i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (compared && i < rows && j < columns && before.get(i).equals(after.get(j))) {
                lines.add(new Line(" ", before.get(i++)));
                j++;
            } else if (i < rows && (j == columns || !compared || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line("-", before.get(i++)));
            } else {
                lines.add(new Line("+", after.get(j++)));
            }
        }
        return lines;
    }
}
