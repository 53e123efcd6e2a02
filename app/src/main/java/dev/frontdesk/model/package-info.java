/** Owns the clients of chat and embedding models and the interface of the built-in responder. */
@NullMarked
@ApplicationModule(
        displayName = "Model",
        allowedDependencies = {"platform", "panel"})
package dev.frontdesk.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
