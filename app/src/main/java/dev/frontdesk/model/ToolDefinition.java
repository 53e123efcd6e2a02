package dev.frontdesk.model;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as a model is told of it.
 *
 * @param schema JSON Schema of its arguments, an object; not to be changed
 */
public record ToolDefinition(String name, String description, ObjectNode schema) {}
