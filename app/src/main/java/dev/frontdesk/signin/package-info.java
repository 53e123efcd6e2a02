/**
 * Owns who of an organization's people is signed in in which chat: links good once, the password way, and the list.
 *
 * <p>Easy to get wrong: memory says only that a chat is linked; what its person may do is asked anew each time, or a
 * changed role, a new password or an ended membership would go on. What a chat is asked for in confidence is masked
 * before anything is stored, also when the turn runs again after the answer was taken. Whoever guesses learns nothing:
 * an unknown address, a wrong password and somebody else's member get the same words after the same work. A link counts
 * in its own organization alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {
            "platform",
            "audit",
            "panel",
            "organization",
            "access",
            "connector",
            "conversation",
            "model",
            "project"
        })
package dev.frontdesk.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
