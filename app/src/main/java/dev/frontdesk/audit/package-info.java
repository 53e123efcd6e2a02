/**
 * Owns the audit trail: who did what to which thing, chained so that a change shows.
 *
 * <p>Every organization has a chain of its own: it can be verified and exported by its owner without a look at anybody
 * else's rows, row-level security holds for it, and erasing one organization leaves the others' chains whole. What
 * belongs to none (a first start, a sign-in of somebody unknown) goes to {@link Audit#INSTALLATION}.
 *
 * <p>Easy to get wrong: names, addresses and devices go to {@link AuditEntry#personal}, never to the details, which are
 * chained and cannot be erased; secrets go nowhere. An entry is written in the transaction of what it tells of, so that
 * neither exists without the other. Positions are handed out before their transactions commit, so that a later position
 * may be visible earlier: only the sealer decides what has settled.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"platform"})
package dev.frontdesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
