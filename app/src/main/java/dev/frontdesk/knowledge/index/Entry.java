package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.util.Map;
import java.util.UUID;

/**
 * A passage as it is indexed.
 *
 * @param searched title, headings and text
 * @param vectors by model
 */
public record Entry(UUID passage, Language language, String searched, Map<String, float[]> vectors) {}
