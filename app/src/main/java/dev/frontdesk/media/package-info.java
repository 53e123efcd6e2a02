/**
 * Owns the files that travel with messages: stored once, by the hash of their content.
 *
 * <p>Easy to get wrong: believing the type or the name that came with a file; holding a whole file in memory; serving
 * something with active content so that a browser runs it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"platform", "organization", "audit", "panel"})
package dev.frontdesk.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
