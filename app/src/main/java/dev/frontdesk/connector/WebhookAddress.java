package dev.frontdesk.connector;

import java.util.Optional;

/**
 * A fixed address at which a connector's posts arrive, beside {@code /hooks/{key}}. Declared as a bean by the
 * connector.
 */
public interface WebhookAddress {

    /** The path, ending with a slash; requests may leave the slash out. */
    String path();

    /**
     * The webhook key of the connection that a post to this address is for.
     *
     * @param rest of the path behind {@link #path()}, without a slash at its end; empty for the path itself
     */
    Optional<String> key(String rest);

    /**
     * The same where only the body tells, of a post to the path itself. Nothing in it is proven yet: the connection's
     * {@link Webhook#receive} does that.
     */
    default Optional<String> key(Webhook.Request request) {
        return Optional.empty();
    }
}
