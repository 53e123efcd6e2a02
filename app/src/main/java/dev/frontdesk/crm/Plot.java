package dev.frontdesk.crm;

import java.util.List;

/**
 * A drawing of figures, with the figures as a table beneath. Across, places are percent of its width, so that it fits every
 * screen and its letters stay as large as others; downwards they are pixels.
 *
 * @param note what it shows of which time
 * @param alt the same as a sentence, for whoever cannot see it
 * @param keys what its colours mean; empty: there is but one
 * @param rows of the table, as many cells each as heads; empty: there is nothing to draw
 */
public record Plot(
        String id,
        String title,
        String note,
        String alt,
        int height,
        List<Line> lines,
        List<Bar> bars,
        List<Label> labels,
        List<Key> keys,
        List<String> heads,
        List<List<String>> rows) {

    /** From side to side. */
    public record Line(int y) {}

    /** @param tone {@code main}, {@code second} or {@code ground} */
    public record Bar(String x, int y, String width, int height, String tone, String hint) {}

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    public record Label(String x, int y, String anchor, String tone, String text) {}

    public record Key(String tone, String name) {}

    public Plot {
        lines = List.copyOf(lines);
        bars = List.copyOf(bars);
        labels = List.copyOf(labels);
        keys = List.copyOf(keys);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
