package dev.frontdesk.tool;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a tool is called.
 *
 * @param project whose assistant calls it; null outside any, as for a key that works in the whole organization
 * @param person who is signed in, by session, key or linked chat; null: a guest
 * @param conversation in which it is asked; null outside any
 * @param language of the texts that the person will read
 */
public record Asker(
        OrganizationId organization,
        @Nullable ProjectId project,
        @Nullable Caller person,
        @Nullable UUID conversation,
        Language language) {

    public Asker {
        if (person != null && !person.organization().equals(organization)) {
            throw new IllegalArgumentException("A person of another organization");
        }
    }

    public boolean isGuest() {
        return person == null;
    }

    /** Empty: a guest. A super admin counts as vendor. */
    public Optional<Role> role() {
        return Optional.ofNullable(person).map(each -> each.superAdmin() ? Role.VENDOR : each.role());
    }
}
