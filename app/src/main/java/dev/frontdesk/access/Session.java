package dev.frontdesk.access;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser in which somebody is signed in.
 *
 * @param organization the one that is looked at; null when the person belongs to none
 */
record Session(
        UUID id,
        AccountId account,
        @Nullable OrganizationId organization,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        Visit visit) {}
