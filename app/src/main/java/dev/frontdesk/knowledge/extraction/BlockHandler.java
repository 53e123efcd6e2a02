package dev.frontdesk.knowledge.extraction;

import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes blocks out of the XHTML in which Tika hands over every format. */
final class BlockHandler extends DefaultHandler {

    /** More text than a document may have. */
    static final class TooLong extends SAXException {
        TooLong() {
            super("more than " + CHARACTERS_MAX + " characters");
        }
    }

    static final int CHARACTERS_MAX = 20_000_000;

    private static final Set<String> SKIPPED = Set.of(
            "head", "nav", "script", "style", "noscript", "template", "svg", "select", "button", "iframe", "object");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input",
            "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
            "tt", "u", "var", "wbr");
    private static final Set<String> BOLD = Set.of("b", "strong");
    private static final int HEADING_MAX = 80;

    /** In HTML a line break in the source is a blank. */
    private final boolean lineBreaksAreBlanks;

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int boldLetters;
    private int letters;
    private int bold;
    private int skipping;
    private int characters;
    private boolean slideBegins;
    private boolean sheetBegins;
    private int tables;
    private final List<List<String>> rows = new ArrayList<>();

    BlockHandler(boolean lineBreaksAreBlanks) {
        this.lineBreaksAreBlanks = lineBreaksAreBlanks;
    }

    List<Block> blocks() {
        flush("p");
        return blocks;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (skipping > 0 || SKIPPED.contains(name)) {
            skipping++;
            return;
        }
        if (BOLD.contains(name)) {
            bold++;
        }
        if (name.equals("br")) {
            text.append('\n');
        } else if (!INLINE.contains(name)) {
            open(name, attributes.getValue("class"));
        }
    }

    private void open(String name, @Nullable String kind) {
        if (tables == 0) {
            flush("p");
        } else if (!text.isEmpty()) {
            text.append('\n');
        }
        switch (name) {
            case "table" -> tables++;
            case "tr" -> {
                if (tables == 1) {
                    rows.add(new ArrayList<>());
                    text.setLength(0);
                }
            }
            case "td", "th" -> {
                if (tables == 1) {
                    text.setLength(0);
                }
            }
            case "div" -> {
                slideBegins = "slide-content".equals(kind);
                sheetBegins = "sheet".equals(kind);
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (skipping > 0) {
            skipping--;
            return;
        }
        if (BOLD.contains(name)) {
            bold--;
        }
        if (INLINE.contains(name) || name.equals("br")) {
            return;
        }
        if (tables > 0) {
            closeInTable(name);
        } else {
            flush(name);
        }
    }

    private void closeInTable(String name) {
        if (tables == 1 && (name.equals("td") || name.equals("th")) && !rows.isEmpty()) {
            rows.getLast().add(tidy(text.toString()).replace('\n', ' '));
            text.setLength(0);
        } else if (name.equals("table") && --tables == 0) {
            endTable();
        } else {
            text.append('\n');
        }
    }

    private void endTable() {
        boolean layout = rows.stream()
                        .mapToLong(row ->
                                row.stream().filter(cell -> !cell.isEmpty()).count())
                        .max()
                        .orElse(0)
                <= 1;
        if (layout) {
            rows.forEach(row -> blocks.addAll(PlainText.read(String.join("\n", row))));
        } else {
            blocks.addAll(TableShape.blocks(rows));
        }
        rows.clear();
        text.setLength(0);
        resetWeight();
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (skipping > 0) {
            return;
        }
        characters += length;
        if (characters > CHARACTERS_MAX) {
            throw new TooLong();
        }
        for (int i = start; i < start + length; i++) {
            text.append(lineBreaksAreBlanks && chars[i] == '\n' ? ' ' : chars[i]);
            if (Character.isLetter(chars[i])) {
                letters++;
                boldLetters += bold > 0 ? 1 : 0;
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        if (skipping == 0) {
            text.append(' ');
        }
    }

    private void flush(String element) {
        String found = tidy(text.toString());
        boolean allBold = letters > 0 && boldLetters == letters;
        text.setLength(0);
        resetWeight();
        if (found.isEmpty()) {
            return;
        }
        boolean titleOfSlide = slideBegins && found.length() <= HEADING_MAX && !found.endsWith(".");
        slideBegins = false;
        if (element.matches("h[1-6]")) {
            blocks.add(new Heading(sheetBegins ? 2 : element.charAt(1) - '0', found.replace('\n', ' ')));
            sheetBegins = false;
        } else if (titleOfSlide || allBold && isShort(found)) {
            blocks.add(new Heading(titleOfSlide ? 2 : 3, found.replace('\n', ' ')));
        } else if (element.equals("li")) {
            blocks.add(new Item(found));
        } else if (found.contains("\n")) {
            blocks.addAll(PlainText.read(found));
        } else {
            blocks.add(new Paragraph(found));
        }
    }

    private static boolean isShort(String text) {
        return text.length() <= HEADING_MAX && !text.matches("(?s).*[.,;!]");
    }

    private void resetWeight() {
        letters = 0;
        boldLetters = 0;
    }

    /** Runs of blanks become one; line breaks that mean something stay. */
    private static String tidy(String raw) {
        return TextDecoding.clean(raw)
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
