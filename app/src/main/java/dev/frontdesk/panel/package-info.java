/** Owns the shell of every page: layout, navigation, words, form fields and the live stream. */
@NullMarked
@ApplicationModule(
        displayName = "Panel",
        allowedDependencies = {"platform", "organization"})
package dev.frontdesk.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
