package dev.frontdesk.knowledge;

import java.util.UUID;

/**
 * A piece of a document, small enough to quote.
 *
 * @param heading path of headings above it, may be empty
 */
record Passage(UUID id, UUID document, String title, String heading, String text, Language language) {

    /** What it is about: the words around it. */
    String topic() {
        return heading.isEmpty() ? title : title + '\n' + heading;
    }

    /** What is searched: the words around it help to find it. */
    String searched() {
        return topic() + '\n' + text;
    }
}
