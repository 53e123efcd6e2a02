package dev.frontdesk.knowledge;

import java.util.UUID;

/**
 * A passage that fits a question.
 *
 * @param title of the document
 * @param heading path of headings above the passage, joined by {@code " › "}; may be empty
 * @param score higher is better; comparable within one search only
 */
public record Hit(DocumentId documentId, String title, String heading, String text, double score, UUID passageId) {}
