package dev.frontdesk.knowledge;

/**
 * A passage before it is stored.
 *
 * @param heading path of headings above it, outermost first, joined by {@code " › "}; may be empty
 */
record Draft(String heading, String text, Language language) {}
