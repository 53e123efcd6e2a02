/** Owns contacts, conversations and messages: the inbox, the lanes, the outbox, hand-over and the messaging hub. */
@NullMarked
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {"platform", "audit", "panel", "organization", "connector", "project", "model", "media"})
package dev.frontdesk.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
