package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text without markup: blank lines part paragraphs, and headings are lines that look like headings to a person. */
final class PlainText {

    private static final Pattern BLANK = Pattern.compile("\\n[ \\t\\u00a0]*\\n\\s*");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•‣▪·–—]|\\d{1,2}[.)])\\s+(?=\\S)");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,2}(?:\\.\\d{1,2})*[.)]?\\s+\\p{Lu}.*");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    private static final int HEADING_MAX = 70;

    private PlainText() {}

    static List<Block> read(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : BLANK.split(text.strip())) {
            List<String> lines = part.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                paragraph(lines, blocks);
            }
        }
        return blocks;
    }

    private static void paragraph(List<String> lines, List<Block> blocks) {
        List<String> rest = lines;
        if (isHeading(lines.getFirst(), lines.size() == 1)) {
            blocks.add(new Heading(2, lines.getFirst()));
            rest = lines.subList(1, lines.size());
        }
        if (rest.isEmpty()) {
            return;
        }
        if (rest.size() > 1
                && rest.stream().allMatch(line -> BULLET.matcher(line).find())) {
            rest.forEach(line -> blocks.add(new Item(BULLET.matcher(line).replaceFirst(""))));
        } else {
            blocks.add(new Paragraph(wrapped(rest) ? String.join(" ", rest) : String.join("\n", rest)));
        }
    }

    /** A short line in capitals, or numbered; or one that stands alone and does not end like a sentence. */
    static boolean isHeading(String line, boolean alone) {
        if (line.length() > HEADING_MAX || !LETTERS.matcher(line).find() || line.matches(".*[.;,!]")) {
            return false;
        }
        boolean capitals = line.equals(line.toUpperCase())
                && line.codePoints().filter(Character::isLetter).count() > 2;
        if (capitals) {
            return true;
        }
        if (line.endsWith("?") || line.contains(": ") || line.contains("@")) {
            return false;
        }
        return NUMBERED.matcher(line).matches() && line.split("\\s+").length <= 9
                || alone
                        && (line.endsWith(":") || line.split("\\s+").length <= 7)
                        && Character.isUpperCase(line.codePointAt(0));
    }

    /** Lines of nearly one length were broken by a program; others by their writer, who meant it. */
    private static boolean wrapped(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return longest >= 50
                && longest <= 120
                && lines.subList(0, lines.size() - 1).stream().allMatch(line -> line.length() >= longest - 20);
    }
}
