/** Owns what is particular to Telegram. Traps: the token travels in the path, limits count UTF-16 units, sends are not idempotent. */
@NullMarked
@ApplicationModule(
        displayName = "Telegram",
        allowedDependencies = {"connector", "platform", "organization"})
package dev.frontdesk.connectors.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
