package dev.frontdesk.access;

import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.ProjectId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that lets a program in.
 *
 * @param grants projects that it may configure although it is no vendor's
 * @param preview first and last characters, to tell keys apart
 * @param usedAt the hour of its last use; null before the first
 */
record ApiKey(
        UUID id,
        String name,
        Role role,
        Set<ProjectId> grants,
        boolean superAdmin,
        boolean fromSettings,
        String preview,
        Instant createdAt,
        @Nullable Instant usedAt) {

    ApiKey {
        grants = Set.copyOf(grants);
    }
}
