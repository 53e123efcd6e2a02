package dev.frontdesk.tool;

import dev.frontdesk.organization.Role;

/** Who may see and call a tool at all; rights to single records are the tool's own to check. */
public enum Audience {
    /** Guests too. */
    EVERYONE,
    /** Whoever is signed in, customers included. */
    MEMBERS,
    STAFF,
    VENDORS;

    public boolean includes(Asker asker) {
        return this == EVERYONE || asker.role().filter(this::includes).isPresent();
    }

    private boolean includes(Role role) {
        return switch (this) {
            case EVERYONE, MEMBERS -> true;
            case STAFF -> role != Role.CUSTOMER;
            case VENDORS -> role == Role.VENDOR;
        };
    }
}
