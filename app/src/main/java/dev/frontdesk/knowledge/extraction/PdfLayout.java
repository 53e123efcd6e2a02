package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes paragraphs and headings out of the lines of pages, and drops running heads and page numbers. */
final class PdfLayout {

    /**
     * @param size of the letters, in points, rounded to halves
     * @param y distance from the top of the page, in points
     */
    record Line(String text, int page, double size, boolean bold, double y) {}

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern BULLET = Pattern.compile("^[•‣▪●◦*-]\\s*(?=\\S)");
    private static final int HEADING_MAX = 100;

    private final double bodySize;
    private final double lineStep;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();

    private PdfLayout(double bodySize, double lineStep) {
        this.bodySize = bodySize;
        this.lineStep = lineStep;
    }

    static List<Block> blocks(List<Line> all) {
        List<Line> lines = withoutRunningHeads(all);
        PdfLayout layout = new PdfLayout(bodySize(lines), lineStep(lines));
        layout.read(lines);
        return layout.blocks;
    }

    private static List<Line> withoutRunningHeads(List<Line> lines) {
        int pages = lines.isEmpty() ? 0 : lines.getLast().page();
        Map<String, Set<Integer>> pagesOf = new HashMap<>();
        for (Line line : lines) {
            pagesOf.computeIfAbsent(pattern(line), any -> new HashSet<>()).add(line.page());
        }
        return lines.stream()
                .filter(line -> pages < 2
                        || pagesOf.getOrDefault(pattern(line), Set.of()).size() < Math.max(2, pages / 2 + 1))
                .filter(line -> !line.text().matches("[\\d\\s/–-]{1,9}"))
                .toList();
    }

    private static String pattern(Line line) {
        return Math.round(line.y() / 4) + DIGITS.matcher(line.text()).replaceAll("0");
    }

    /** The size in which most is written. */
    private static double bodySize(List<Line> lines) {
        Map<Double, Integer> letters = new HashMap<>();
        lines.forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(10.0);
    }

    private static double lineStep(List<Line> lines) {
        Map<Long, Integer> steps = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            double step = lines.get(i).y() - lines.get(i - 1).y();
            if (step > 4 && step < 40) {
                steps.merge(Math.round(step), 1, Integer::sum);
            }
        }
        return steps.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> (double) entry.getKey())
                .orElse(14.0);
    }

    private void read(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i > 0 && breaks(lines.get(i - 1), line)) {
                endParagraph();
            }
            boolean mostlyBody = line.size() <= bodySize * 1.12;
            if (line.text().length() <= HEADING_MAX
                    && (!mostlyBody || line.bold() && !line.text().matches(".*[.,;]"))) {
                endParagraph();
                heading(line);
            } else {
                append(line.text());
            }
        }
        endParagraph();
    }

    private boolean breaks(Line before, Line line) {
        double step = line.y() - before.y();
        return BULLET.matcher(line.text()).find()
                || step > lineStep * 1.2
                || step < -lineStep && endsSentence(before.text())
                || line.page() != before.page() && endsSentence(before.text());
    }

    private static boolean endsSentence(String text) {
        return text.matches(".*[.!?:…]");
    }

    private void heading(Line line) {
        int level = line.size() > bodySize * 1.6 ? 1 : line.size() > bodySize * 1.12 ? 2 : 3;
        if (!blocks.isEmpty()
                && blocks.getLast() instanceof Heading(int above, String text)
                && above == level
                && text.length() + line.text().length() < HEADING_MAX
                && Character.isLowerCase(line.text().codePointAt(0))) {
            blocks.set(blocks.size() - 1, new Heading(level, text + " " + line.text()));
        } else {
            blocks.add(new Heading(level, line.text()));
        }
    }

    private void append(String line) {
        if (paragraph.length() > 1
                && paragraph.charAt(paragraph.length() - 1) == '-'
                && Character.isLetter(paragraph.charAt(paragraph.length() - 2))
                && Character.isLowerCase(line.codePointAt(0))) {
            paragraph.setLength(paragraph.length() - 1);
        } else if (!paragraph.isEmpty()) {
            paragraph.append(' ');
        }
        paragraph.append(line);
    }

    private void endParagraph() {
        String text = paragraph.toString();
        paragraph.setLength(0);
        if (BULLET.matcher(text).find()) {
            blocks.add(new Item(BULLET.matcher(text).replaceFirst("")));
        } else if (!text.isEmpty()) {
            blocks.add(new Paragraph(text));
        }
    }
}
