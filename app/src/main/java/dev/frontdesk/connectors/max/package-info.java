/**
 * Owns what is particular to MAX. Traps: subscriptions add up; {@code success: false} comes with status 200; updates
 * have no id; people are written to by user id but seen typing to by chat id; one callback id serves every press of a
 * keyboard; the certificate comes from an authority that no system knows.
 */
@NullMarked
@ApplicationModule(
        displayName = "MAX",
        allowedDependencies = {"connector", "platform"})
package dev.frontdesk.connectors.max;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
