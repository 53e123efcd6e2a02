package dev.frontdesk.bench.section;

/**
 * A question to the demo documents, as a customer would type it.
 *
 * @param document file that answers it; empty: none does
 * @param expect stands in the passage that answers it
 * @param cross whether the document is in another language
 */
record Question(String language, String text, String document, String expect, boolean cross) {

    boolean answerable() {
        return !document.isEmpty();
    }
}
