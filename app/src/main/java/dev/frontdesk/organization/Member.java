package dev.frontdesk.organization;

import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in an organization.
 *
 * @param account null while the person is invited
 * @param grants projects this person administers
 */
public record Member(
        MemberId id,
        @Nullable AccountId account,
        String email,
        String name,
        Role role,
        Set<ProjectId> grants,
        Instant createdAt) {

    public Member {
        grants = Set.copyOf(grants);
    }

    public boolean invited() {
        return account == null;
    }
}
