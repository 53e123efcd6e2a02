package dev.frontdesk.organization;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts in a request, taken from the session or the API key and from nowhere else. Controllers take it as a
 * parameter.
 *
 * @param id of the account or of the API key
 * @param name as the audit trail shows it
 * @param grants projects this person administers
 */
public record Caller(
        Kind kind,
        UUID id,
        String name,
        OrganizationId organization,
        Role role,
        boolean superAdmin,
        Set<ProjectId> grants) {

    public enum Kind {
        PERSON,
        API_KEY
    }

    public Caller {
        grants = Set.copyOf(grants);
    }

    /** As the audit trail names the caller. */
    public Actor actor() {
        return new Actor(kind == Kind.PERSON ? Actor.Kind.PERSON : Actor.Kind.API_KEY, id, name);
    }

    /** Connectors, prompt, model, knowledge and agents of a project. */
    public boolean mayConfigure(ProjectId project) {
        return superAdmin || role == Role.VENDOR || grants.contains(project);
    }

    /** Members, keys and everything that concerns the organization as a whole. */
    public boolean mayAdminister() {
        return superAdmin || role == Role.VENDOR;
    }

    /** Reading and answering the conversations of the organization. */
    public boolean mayConverse() {
        return superAdmin || role != Role.CUSTOMER;
    }

    /** @throws Forbidden unless {@link #mayConfigure} */
    public void requireConfigure(ProjectId project) {
        require(mayConfigure(project), "Ask a vendor of this organization for the project admin grant.");
    }

    /** @throws Forbidden unless {@link #mayAdminister} */
    public void requireAdminister() {
        require(mayAdminister(), "Only a vendor of this organization may do this.");
    }

    /** @throws Forbidden unless {@link #mayConverse} */
    public void requireConverse() {
        require(mayConverse(), "Customers see only their own conversations.");
    }

    /** @throws Forbidden unless the caller runs the installation */
    public void requireSuperAdmin() {
        require(superAdmin, "Only a super admin of this installation may do this.");
    }

    private static void require(boolean allowed, String cure) {
        if (!allowed) {
            throw new Forbidden(cure);
        }
    }

    /** Answered with 403. */
    public static final class Forbidden extends RuntimeException {
        /** @param cure what to do about it, shown to the caller */
        public Forbidden(String cure) {
            super(cure);
        }
    }
}
