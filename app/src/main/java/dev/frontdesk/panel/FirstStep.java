package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import org.jspecify.annotations.Nullable;

/** A step of a new organization on its way to the first answered customer. Implemented by the modules, in order. */
public interface FirstStep {

    /** Key of its name; with {@code .text} of what it is for. */
    String word();

    boolean done(Caller caller);

    /** @param project a project to take it in; null where there is none yet */
    String link(@Nullable String project);
}
