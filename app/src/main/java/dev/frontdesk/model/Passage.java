package dev.frontdesk.model;

/**
 * A piece of a document that a model may draw on.
 *
 * @param id unique within a request
 * @param title of the document, as people know it
 */
public record Passage(String id, String title, String text) {}
