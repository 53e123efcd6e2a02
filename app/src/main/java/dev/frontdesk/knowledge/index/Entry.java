package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.util.Map;
import java.util.UUID;

/**
 * A passage as it is indexed.
 *
 * @param topic title and headings
 * @param searched topic and text
 * @param vectors by model
 */
public record Entry(UUID passage, Language language, String topic, String searched, Map<String, float[]> vectors) {}
