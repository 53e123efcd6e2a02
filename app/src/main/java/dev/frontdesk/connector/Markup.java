package dev.frontdesk.connector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns Markdown into messages of a provider. The text is parsed once into characters and nested spans; it is cut where
 * a reader would pause, and each part is rendered with its spans closed and opened again, so that no cut ever falls
 * into a tag, an escape or half a character.
 */
public final class Markup {

    /** One message: with the provider's marks, and without any. */
    public record Fitted(String rendered, String plain) {}

    private Markup() {}

    /**
     * Fits a text into messages.
     *
     * @param max longest message in the dialect's unit, counted without marks, as providers do
     * @return at least one, unless nothing of the text can be seen
     */
    public static List<Fitted> fit(String markdown, Dialect dialect, int max) {
        Spans text = MarkdownSpans.of(markdown);
        List<Fitted> fitted = new ArrayList<>();
        int from = text.skipBlank(0);
        while (from < text.length()) {
            int to = end(text, from, dialect, max);
            String rendered = text.render(from, to, dialect);
            while (isTooLong(rendered, dialect) && to - from > 1) {
                to = Cuts.before(text.plain(), from, from + (to - from) / 2);
                rendered = text.render(from, to, dialect);
            }
            int visible = text.trimEnd(from, to);
            fitted.add(
                    new Fitted(text.render(from, visible, dialect), text.plain().substring(from, visible)));
            from = text.skipBlank(to);
        }
        return fitted;
    }

    private static int end(Spans text, int from, Dialect dialect, int max) {
        int low = from + 1;
        int high = text.length();
        if (fits(text, from, high, dialect, max)) {
            return high;
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits(text, from, middle, dialect, max)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Cuts.before(text.plain(), from, low);
    }

    private static boolean fits(Spans text, int from, int to, Dialect dialect, int max) {
        return dialect.length(text.plain().substring(from, to)) <= max;
    }

    private static boolean isTooLong(String rendered, Dialect dialect) {
        return rendered.length() > dialect.renderedLengthMax()
                || rendered.getBytes(StandardCharsets.UTF_8).length > dialect.renderedBytesMax();
    }
}
