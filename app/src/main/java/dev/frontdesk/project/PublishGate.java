package dev.frontdesk.project;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Optional;

/** Says whether a version may be published. Implemented by the module that evaluates. */
public interface PublishGate {

    /** @return why not, and what to do, in the reader's language; empty: it may */
    Optional<String> refusal(OrganizationId organization, ProjectId project, int version);
}
