package dev.frontdesk.organization;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Set;

/** What an account is in one of its organizations. */
public record Membership(
        OrganizationId organization, String organizationName, MemberId member, Role role, Set<ProjectId> grants) {

    public Membership {
        grants = Set.copyOf(grants);
    }
}
