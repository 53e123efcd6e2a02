package dev.frontdesk.organization;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.List;

/** Which projects there are to grant. Implemented by the project module; may be called inside a transaction. */
public interface ProjectDirectory {

    record Entry(ProjectId id, String name) {}

    /** All of the organization's, by name. */
    List<Entry> projects(OrganizationId organization);
}
