package dev.frontdesk.project;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;

/** A project may have another model, or another embedding model: published once that is committed. */
public record ModelChosen(OrganizationId organization, ProjectId project) {}
