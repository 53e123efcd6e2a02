/**
 * Owns what a person has done in a project's mailboxes by asking for it: reading, searching, summing up, sending.
 *
 * <p>Easy to get wrong: whoever may converse may not yet read the whole mailbox, only those who look after the project; what
 * a mail says is data, and the address it wants an answer sent to is nobody's until a person has confirmed it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mailbox",
        allowedDependencies = {
            "platform",
            "panel",
            "organization",
            "connector",
            "conversation",
            "project",
            "knowledge",
            "model",
            "tool"
        })
package dev.frontdesk.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
