package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import java.util.List;

/** Finds things of a module for the command bar: projects, conversations, customers, documents. */
public interface Finder {

    /** At most five, the best first; only what this person may see. {@code query} is trimmed and not empty. */
    List<Found> find(Caller caller, String query, Phrases words);

    /** @param icon name of a picture in {@code layout/_icon.jte} */
    record Found(String icon, String name, String detail, String link) {}
}
