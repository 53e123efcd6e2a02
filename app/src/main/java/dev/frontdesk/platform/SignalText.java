package dev.frontdesk.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The text of a notification: the sending node, then one signal a line, within what PostgreSQL carries. */
final class SignalText {

    static final char SEPARATOR = '\t';

    /** PostgreSQL takes less than 8,000 bytes. */
    private static final int BYTES_MAX = 7_900;

    private SignalText() {}

    static boolean fits(String text, int length) {
        return text.length() <= length && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    static List<String> pack(String node, Collection<String> lines) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(node);
        for (String line : lines) {
            if (text.length() + 1 + line.length() > BYTES_MAX) {
                texts.add(text.toString());
                text.setLength(node.length());
            }
            text.append('\n').append(line);
        }
        texts.add(text.toString());
        return texts;
    }

    static boolean isFrom(String node, String text) {
        return text.startsWith(node + "\n");
    }

    static List<String> unpack(String text) {
        return text.lines().skip(1).toList();
    }
}
