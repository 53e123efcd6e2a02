/** Owns the turn: transcript, knowledge and model become a reply. */
@NullMarked
@ApplicationModule(
        displayName = "Assistant",
        allowedDependencies = {
            "platform",
            "audit",
            "panel",
            "organization",
            "conversation",
            "connector",
            "media",
            "project",
            "knowledge",
            "model",
            "tool"
        })
package dev.frontdesk.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
