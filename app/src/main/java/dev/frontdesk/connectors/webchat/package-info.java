/**
 * Owns the chat on the business's own web pages: the script, its addresses and its limits. Traps: visitors are strangers
 * who cost money, so everything they can make us do is bounded; what proves a visitor must not show up as the chat's id.
 */
@NullMarked
@ApplicationModule(
        displayName = "Web chat",
        allowedDependencies = {"connector", "platform", "organization"})
package dev.frontdesk.connectors.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
