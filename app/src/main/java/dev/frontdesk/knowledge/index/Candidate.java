package dev.frontdesk.knowledge.index;

import java.util.UUID;

/**
 * A passage that may answer.
 *
 * @param score higher is better; comparable within one search only
 * @param coverage share of what the question's words tell that the passage has, 0 to 1
 */
public record Candidate(UUID passage, double score, double coverage) {}
