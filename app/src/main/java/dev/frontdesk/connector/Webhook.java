package dev.frontdesk.connector;

import dev.frontdesk.platform.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives what the provider posts to us. */
public interface Webhook {

    /** Tells the provider where to post. Repeatable: runs at every start and every half hour. */
    void subscribe(URI callback, Secret secret);

    /** Tells it to stop. What it has not delivered yet must stay with the provider. */
    void unsubscribe();

    /**
     * The address that gets the provider's posts now, ours or another program's; null if none. Asked before we
     * subscribe, so that nobody's running bot is taken over unasked.
     */
    default @Nullable URI subscription() {
        return null;
    }

    /** All of them, where a provider posts to several addresses at a time. */
    default List<URI> subscriptions() {
        URI only = subscription();
        return only == null ? List.of() : List.of(only);
    }

    /** Tells it to stop posting to this one of the {@link #subscriptions}. */
    default void unsubscribe(URI address) {
        unsubscribe();
    }

    /**
     * What arrived lately and was perhaps never posted: written before the provider knew our address, or given up while we
     * could not be reached. Asked for after every {@link #subscribe}; what was stored before is recognised by its id.
     * Empty where the provider posts everything in the end.
     *
     * @throws Refusal why it cannot be told; it is asked for again after the next subscription
     */
    default List<Item> missed() {
        return List.of();
    }

    /**
     * Authenticates a request, then decodes it.
     *
     * @throws Forged when the secret or signature is missing or wrong; nothing of the request is kept
     * @throws IllegalArgumentException when an authentic body cannot be read
     */
    Received receive(Request request, Secret secret);

    /**
     * A request as it came.
     *
     * @param url the whole address as the provider called it, query included: what some providers sign
     * @param headers names are in lower case
     */
    record Request(URI url, Map<String, String> headers, byte[] body) {}

    /** What to store, and the body the provider expects as answer (empty for a bare 200). */
    record Received(List<Item> items, String answer) {

        public Received {
            items = List.copyOf(items);
        }
    }

    /** The request does not prove that it comes from the provider. */
    final class Forged extends RuntimeException {
        public Forged(String what) {
            super(what, null, false, false);
        }
    }
}
