/**
 * Owns the ways in: sign-in, sessions, invitations, second factors and API keys; and the pages about people.
 *
 * <p>Easy to get wrong: an attempt is counted before the password is looked at, so that parallel guesses cannot outrun
 * the count. A request with an {@code Authorization} header is never judged by its cookie, which is why it needs no
 * CSRF token. Whatever changes what somebody may do calls {@link Callers#forget}, or other nodes go on for half a minute.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform", "audit", "panel", "organization"})
package dev.frontdesk.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
