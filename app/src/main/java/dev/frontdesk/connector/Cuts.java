package dev.frontdesk.connector;

import java.text.BreakIterator;
import java.util.Locale;

/** Finds where a long text is best cut. */
final class Cuts {

    private Cuts() {}

    /**
     * The best end of a part that begins at {@code from} and may reach {@code limit}: after a paragraph, else a line,
     * else a sentence, else a word, else between two characters as a reader sees them. Always beyond {@code from}.
     */
    static int before(String text, int from, int limit) {
        if (limit >= text.length()) {
            return text.length();
        }
        int least = from + (limit - from) / 3;
        int paragraph = text.lastIndexOf("\n\n", limit);
        if (paragraph > least) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', limit);
        if (line > least) {
            return line;
        }
        int sentence = last(BreakIterator.getSentenceInstance(Locale.ROOT), text, from, limit);
        if (sentence > least) {
            return sentence;
        }
        for (int i = limit; i > least; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        int character = last(BreakIterator.getCharacterInstance(Locale.ROOT), text, from, limit);
        if (character > from) {
            return character;
        }
        return Character.isLowSurrogate(text.charAt(limit)) && limit - 1 > from ? limit - 1 : limit;
    }

    private static int last(BreakIterator iterator, String text, int from, int limit) {
        iterator.setText(text.substring(from, Math.min(text.length(), limit + 64)));
        int boundary = limit - from;
        return from + (iterator.isBoundary(boundary) ? boundary : Math.max(0, iterator.preceding(boundary)));
    }
}
