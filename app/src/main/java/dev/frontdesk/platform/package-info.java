/** Owns what everything stands on: identifiers, time, secrets, the database and its group commit, calls to the outside. */
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
package dev.frontdesk.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
