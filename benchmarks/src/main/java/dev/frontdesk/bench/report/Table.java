package dev.frontdesk.bench.report;

import dev.frontdesk.bench.report.Figure.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Sets figures in columns, section by section. */
public final class Table {

    private static final List<String> HEAD = List.of("", "figure", "measured", "target", "to the machine", "");

    private Table() {}

    public static String of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        String section = "";
        for (Figure figure : figures) {
            rows.add(List.of(
                    figure.section().equals(section) ? "" : figure.section(),
                    figure.name(),
                    figure.measured(),
                    figure.target(),
                    figure.ratio(),
                    figure.verdict().word));
            section = figure.section();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            boolean begins = i > 1 && !rows.get(i).getFirst().isEmpty();
            text.append(begins ? "\n" : "").append(line(rows.get(i), rows)).append('\n');
            text.append(i == 0 ? "-".repeat(width(rows)) + "\n" : "");
        }
        return text.append('\n').append(summary(figures)).append('\n').toString();
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', width(all, column) - cell.length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<List<String>> rows) {
        int width = 0;
        for (int column = 0; column < HEAD.size(); column++) {
            width += width(rows, column) + 2;
        }
        return width;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String summary(List<Figure> figures) {
        List<Figure> judged = figures.stream()
                .filter(figure -> figure.verdict() != Verdict.NO_TARGET)
                .toList();
        List<String> missed = judged.stream()
                .filter(figure -> figure.verdict() == Verdict.MISS)
                .map(figure -> figure.section() + ": " + figure.name())
                .toList();
        return missed.isEmpty()
                ? "All " + judged.size() + " targets are reached."
                : missed.size() + " of " + judged.size() + " targets are MISSED: " + String.join("; ", missed) + ".";
    }
}
