package dev.frontdesk.connector;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The code for one provider: one stateless bean. It owns a folder and nothing else; forms, status, start and stop,
 * storage, retries and pacing are written once, from what it declares here.
 */
public interface Connector {

    /** What the provider is called and which settings it needs. Constant. */
    Descriptor descriptor();

    /**
     * Asks the provider who we are with these settings: before they are saved, on "Test", and every hour.
     *
     * @throws Refusal why not
     */
    Profile check(Account account);

    /**
     * What a person pastes into the provider's console, where its API takes no address; empty where {@link
     * Webhook#subscribe} tells it. Words for the page stand under {@code webhook.hint}.
     *
     * @param callback where the provider's posts shall arrive
     */
    default Optional<URI> pasted(URI callback) {
        return Optional.empty();
    }

    /**
     * Tries a form that is still being filled, each part of it by itself. Empty where {@link #check} says it all.
     */
    default List<Finding> findings(Account account) {
        return List.of();
    }

    /**
     * What came of trying one part of a form.
     *
     * @param part its words are {@code finding.<part>} when it works, else {@code finding.<part>.failed} with a gap for
     *     what is wrong
     * @param refusal null when it works
     */
    record Finding(String part, @Nullable Refusal refusal) {}

    /** Makes the object that speaks for one account. Must not touch the network. */
    Connection open(Account account);
}
