package dev.frontdesk.knowledge;

import java.util.UUID;

/**
 * A piece of a document, small enough to quote.
 *
 * @param heading path of headings above it, may be empty
 */
record Passage(UUID id, UUID document, String title, String heading, String text, Language language) {

    /** What is searched: the words around it help to find it. */
    String searched() {
        StringBuilder all = new StringBuilder(title);
        if (!heading.isEmpty()) {
            all.append('\n').append(heading);
        }
        return all.append('\n').append(text).toString();
    }
}
