/** Owns projects: prompt, agents and the choice of a model. */
@NullMarked
@ApplicationModule(
        displayName = "Project",
        allowedDependencies = {"platform", "audit", "panel", "organization", "model"})
package dev.frontdesk.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
