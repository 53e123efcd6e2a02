package dev.frontdesk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What is quoted of one passage.
 *
 * @param paragraphs word for word, one to four
 */
record Quotation(Passage passage, List<String> paragraphs) {

    private static final int LENGTH_MAX = 700;

    /** Sentences that stood together stay together. */
    static Quotation of(Passage passage, List<Sentence> sentences, SortedSet<Integer> wanted) {
        List<String> paragraphs = new ArrayList<>();
        int previous = -2;
        int length = 0;
        for (int index : wanted) {
            if (length > 0 && length + sentences.get(index).text().length() > LENGTH_MAX) {
                break;
            }
            String text = trimmed(sentences.get(index).text());
            length += text.length();
            if (index == previous + 1 && sentences.get(index).follows()) {
                paragraphs.add(paragraphs.removeLast() + " " + text);
            } else {
                paragraphs.add(text);
            }
            previous = index;
        }
        return new Quotation(passage, List.copyOf(paragraphs));
    }

    private static String trimmed(String text) {
        if (text.length() <= LENGTH_MAX) {
            return text;
        }
        int space = text.lastIndexOf(' ', LENGTH_MAX);
        int end = space > LENGTH_MAX / 2 ? space : LENGTH_MAX;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
