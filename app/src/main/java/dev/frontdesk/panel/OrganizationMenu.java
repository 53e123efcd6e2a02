package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;

/** The organizations that the switcher on top offers. Implemented by the access module. */
public interface OrganizationMenu {

    /** Those the person belongs to, the one that is looked at among them. */
    List<Item> organizations(Caller caller);

    record Item(OrganizationId id, String name) {}
}
