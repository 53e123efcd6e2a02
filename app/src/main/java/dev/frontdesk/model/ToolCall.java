package dev.frontdesk.model;

/**
 * What a model wants called.
 *
 * @param id by which the provider finds the result
 * @param name may be made up
 * @param arguments meant as JSON, but a model may get it wrong
 */
public record ToolCall(String id, String name, String arguments) {}
