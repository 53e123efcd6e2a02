package dev.frontdesk.connector;

/**
 * One thing that arrived.
 *
 * @param externalId the provider's id of the event, unique within the account: the key by which repeats are recognised
 * @param raw the event as the provider wrote it, kept until it is answered, at most 1 MiB
 * @param inbound the same, decoded
 */
public record Item(String externalId, String raw, Inbound inbound) {}
