package dev.frontdesk.bench.section;

/**
 * A question to the demo documents, as a customer would type it.
 *
 * @param document file that answers it; empty: none does
 * @param expect stands in the passage that answers it
 * @param cross whether the document is in another language
 * @param answer the reply must hold it; empty where that is not scored
 * @param heldOut whether it was kept away from tuning
 */
record Question(
        String language, String text, String document, String expect, boolean cross, String answer, boolean heldOut) {

    boolean answerable() {
        return !document.isEmpty();
    }
}
