package dev.frontdesk.sandbox;

import io.helidon.webserver.http.HttpRules;

/**
 * Stands in for one provider: speaks its wire format under {@code /{id}} and takes orders from tests and people under
 * {@code /control/{id}}. Found by {@link java.util.ServiceLoader}: an implementation is annotated with
 * {@code @AutoService(Emulator.class)}, and adding one edits no shared file.
 */
public interface Emulator {

    /** The connector's id, which is also its first path segment, e.g. {@code telegram}. */
    String id();

    /** Routes of the provider's own interface, relative to {@code /{id}}. */
    void provider(HttpRules rules);

    /** Routes of the controls, relative to {@code /control/{id}}. */
    void control(HttpRules rules);

    /** Forgets accounts, messages and faults. */
    void reset();
}
