package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Tenancy;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the lists of conversations show beside the conversations. */
@Component
class Inboxes {

    private final HubStore store;
    private final Tenancy tenancy;

    Inboxes(HubStore store, Tenancy tenancy) {
        this.store = store;
        this.tenancy = tenancy;
    }

    /** By connector. */
    Map<String, Integer> unread(Caller caller) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> store.unread(caller.organization()));
    }

    /** The message in which the words stand, by conversation. */
    Map<UUID, String> found(Caller caller, Collection<UUID> conversations, String words) {
        caller.requireConverse();
        return tenancy.read(caller.organization(), () -> store.found(caller.organization(), conversations, words));
    }
}
