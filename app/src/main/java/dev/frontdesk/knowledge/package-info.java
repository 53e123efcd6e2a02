/** Owns documents, their passages and the search over them. */
@NullMarked
@ApplicationModule(
        displayName = "Knowledge",
        allowedDependencies = {"platform", "audit", "panel", "organization", "project", "model"})
package dev.frontdesk.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
