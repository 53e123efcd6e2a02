package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import java.util.Locale;
import java.util.Optional;

/** What a person chose for all their browsers. Implemented by the access module. */
public interface Preferences {

    /** Asked in every request: answered from memory. */
    Optional<Locale> language(Caller caller);

    void choose(Caller caller, Locale language);
}
