package dev.frontdesk.connectors.max;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How we find a file again: {@code <mid> <place in the message> <link>}. A video has no link but {@code video:<token>}.
 */
record FileReference(String mid, int index, String link) {

    private static final Pattern SHAPE = Pattern.compile("([\\w.-]+) (\\d{1,3}) (\\S*)");
    private static final String VIDEO = "video:";

    static FileReference parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("This is no reference to a file of MAX");
        }
        return new FileReference(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3));
    }

    static FileReference video(String mid, int index, String token) {
        return new FileReference(mid, index, VIDEO + token);
    }

    boolean isVideo() {
        return link.startsWith(VIDEO);
    }

    String videoToken() {
        return link.substring(VIDEO.length()).replaceAll("[^\\w.~-]", "");
    }

    FileReference leadingTo(String newLink) {
        return new FileReference(mid, index, newLink);
    }

    @Override
    public String toString() {
        return mid + " " + index + " " + link;
    }
}
