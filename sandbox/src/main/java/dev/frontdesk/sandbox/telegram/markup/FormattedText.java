package dev.frontdesk.sandbox.telegram.markup;

import java.util.List;

/** A text without markup, and what was marked in it. */
public record FormattedText(String text, List<Entity> entities) {

    public static final FormattedText EMPTY = new FormattedText("", List.of());

    public FormattedText {
        entities = List.copyOf(entities);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** UTF-16 code units. */
    public int length() {
        return text.length();
    }
}
