/**
 * Owns organizations, the people in them, their roles and project grants.
 *
 * <p>Easy to get wrong: an account belongs to the installation, a member to an organization. A member without an account
 * is invited: it has a role and grants already, and becomes a person when the invitation is taken. What a vendor may do
 * to a member ends at the organization's door: the account behind it may have a life elsewhere.
 */
@NullMarked
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"platform", "audit"})
package dev.frontdesk.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
