package dev.frontdesk.organization;

/**
 * An address that takes requests of people and programs we do not know, and authenticates them in its own way: a
 * provider's webhook, a visitor's chat. Modules declare theirs as beans. Neither a session nor a form token is asked
 * for there, and neither must count for anything.
 *
 * @param method {@code POST}, or {@code *} for any
 * @param pattern path pattern such as {@code /hooks/**}
 */
public record OpenAddress(String method, String pattern) {}
