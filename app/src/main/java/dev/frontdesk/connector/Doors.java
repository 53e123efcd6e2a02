package dev.frontdesk.connector;

import java.util.Optional;

/** Finds connections by their webhook key, for connectors with addresses of their own. Served from memory. */
public interface Doors {

    /** Empty when there is no such key. */
    Optional<Door> find(String webhookKey);

    /** The key of the connection that speaks for this account of a provider; empty when nobody connected it. */
    Optional<String> key(String connector, String accountId);

    /** @param open whether it is started: else nothing is taken in */
    record Door(InboundSink.Source source, Account account, boolean open) {}
}
