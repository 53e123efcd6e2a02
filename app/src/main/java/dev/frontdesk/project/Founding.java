package dev.frontdesk.project;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.organization.OrganizationCreated;
import dev.frontdesk.organization.ProjectDirectory;
import dev.frontdesk.platform.OrganizationId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every new organization its first project, and lists projects for those who may not know more of them. */
@Component
class Founding implements ProjectDirectory {

    private static final String FIRST = "Default";

    private final Projects projects;

    Founding(Projects projects) {
        this.projects = projects;
    }

    /** The demo brings a project of its own. */
    @EventListener
    void found(OrganizationCreated created) {
        if (!created.demo()) {
            projects.create(created.organization(), Actor.SYSTEM, FIRST, "", created.language());
        }
    }

    @Override
    public List<Entry> projects(OrganizationId organization) {
        return projects.directory(organization);
    }
}
