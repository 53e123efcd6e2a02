package dev.frontdesk.access;

/**
 * A parameter, or a field of a body.
 *
 * @param name for fields inside of others with the way there, such as {@code items[].id}
 * @param place {@code path}, {@code query} or {@code header}; empty for fields of a body
 * @param type as a reader of JSON calls it, such as {@code string · uuid} or {@code string[]}
 * @param required must be sent, or is always there
 */
public record ApiField(String name, String place, String type, boolean required, String description) {}
