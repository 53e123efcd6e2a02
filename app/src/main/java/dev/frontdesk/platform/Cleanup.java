package dev.frontdesk.platform;

import java.time.Instant;

/** Removes what a module need not keep any longer, once a day. Declared as a bean. */
@FunctionalInterface
public interface Cleanup {

    /** @return how many things were removed */
    int clean(Instant now);
}
